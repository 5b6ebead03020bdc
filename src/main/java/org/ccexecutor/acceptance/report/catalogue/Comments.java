package org.ccexecutor.acceptance.report.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The comments above a class and its methods, read from its source, which lies beside it among the
 * resources.
 */
final class Comments {
  private static final Pattern COMMENT = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);
  private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"");
  private static final Pattern METHOD = Pattern.compile("(\\w+)\\s*\\(([^()]*)\\)\\s*$");
  private static final Pattern CLASS = Pattern.compile("\\bclass\\s+\\w+");

  private final Map<String, List<Span>> methods = new LinkedHashMap<>();
  private List<Span> ofClass = List.of();

  private Comments() {}

  /** The comments in the source of this class; none if there is no source. */
  static Comments of(String className) {
    Comments comments = new Comments();
    comments.read(source(className));
    return comments;
  }

  private static String source(String className) {
    try (InputStream in =
        Comments.class.getResourceAsStream("/" + className.replace('.', '/') + ".java")) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("The source of " + className + " cannot be read.", e);
    }
  }

  private void read(String source) {
    Matcher comment = COMMENT.matcher(source);
    while (comment.find()) {
      String code = STRING.matcher(source.substring(comment.end())).replaceAll("");
      int body = code.indexOf('{');
      String declaration = body < 0 ? code : code.substring(0, body);
      Matcher method = METHOD.matcher(declaration);
      if (CLASS.matcher(declaration).find()) {
        ofClass = Span.of(comment.group(1));
      } else if (method.find()) {
        methods.put(key(method.group(1), parameters(method.group(2))), Span.of(comment.group(1)));
      }
    }
  }

  private static int parameters(String list) {
    return list.isBlank() ? 0 : list.split(",").length;
  }

  private static String key(String method, int parameters) {
    return method + "/" + parameters;
  }

  List<Span> ofClass() {
    return ofClass;
  }

  /** The comment above the method of this name with so many parameters; empty if there is none. */
  List<Span> of(String method, int parameters) {
    return methods.getOrDefault(key(method, parameters), List.of());
  }

  /** Where in the source the method stands among those that have comments. */
  int position(String method, int parameters) {
    return List.copyOf(methods.keySet()).indexOf(key(method, parameters));
  }
}
