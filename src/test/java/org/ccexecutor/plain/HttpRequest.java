package org.ccexecutor.plain;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The head of an HTTP request. Its bytes are read as ISO 8859-1, which keeps each of them.
 *
 * @param method GET, mostly
 * @param path the path without query, as it was written
 * @param headers the values of each header, in order, by its name in any case
 */
record HttpRequest(String method, String path, Map<String, List<String>> headers) {
  private static final int LONGEST_HEAD = 16 * 1024;
  private static final Pattern REQUEST_LINE = Pattern.compile("([A-Z]+) (\\S+) HTTP/1\\.[01]");
  private static final Pattern HEADER_LINE =
      Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \\t]*(.*?)[ \\t]*");

  /**
   * Reads the head of a request, and no byte more; a client that is too slow for it is given up.
   */
  static HttpRequest read(InputStream in, Duration patience) throws IOException, HttpException {
    long deadline = System.nanoTime() + patience.toNanos();
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int emptyLine = 0;
    while (emptyLine < 2) {
      int next = in.read();
      if (next < 0 || System.nanoTime() > deadline) {
        throw new EOFException();
      }
      if (head.size() == LONGEST_HEAD) {
        throw new HttpException(431);
      }
      head.write(next);
      emptyLine = next == '\n' ? emptyLine + 1 : next == '\r' ? emptyLine : 0;
    }
    return parse(head.toString(StandardCharsets.ISO_8859_1));
  }

  private static HttpRequest parse(String head) throws HttpException {
    String[] lines = head.split("\r?\n");
    Matcher first = REQUEST_LINE.matcher(lines.length == 0 ? "" : lines[0]);
    if (!first.matches()) {
      throw new HttpException(400);
    }
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (int i = 1; i < lines.length; i++) {
      Matcher header = HEADER_LINE.matcher(lines[i]);
      if (!header.matches()) {
        throw new HttpException(400);
      }
      headers.computeIfAbsent(header.group(1), name -> new ArrayList<>()).add(header.group(2));
    }
    return new HttpRequest(first.group(1), path(first.group(2)), headers);
  }

  private static String path(String target) throws HttpException {
    try {
      return String.valueOf(new URI(target).getRawPath());
    } catch (URISyntaxException e) {
      throw new HttpException(400);
    }
  }

  List<String> all(String header) {
    return headers.getOrDefault(header, List.of());
  }

  /** The value of a header that should be there once; empty where it is not. */
  String one(String header) {
    return String.join(",", all(header));
  }

  /** Whether a header that is a list of words has this one, in any case. */
  boolean lists(String header, String word) {
    for (String each : one(header).split(",")) {
      if (each.strip().equalsIgnoreCase(word)) {
        return true;
      }
    }
    return false;
  }
}
