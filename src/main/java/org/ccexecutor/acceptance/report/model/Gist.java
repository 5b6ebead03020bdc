package org.ccexecutor.acceptance.report.model;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ccexecutor.acceptance.evidence.Frame;
import org.ccexecutor.acceptance.evidence.Frame.Direction;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a frame says, in a few words, for diagrams. */
final class Gist {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final int LONGEST = 60;

  /** Behind the name of a message and its id there is less room. */
  private static final int LONGEST_QUOTED = 40;

  private static final Pattern REQUEST =
      Pattern.compile("GET \\w+://[^/\\s]+(\\S*)(.*)", Pattern.DOTALL);

  /** White space between members, as a transcript makes it visible. */
  private static final Pattern WHITE_SPACE = Pattern.compile("\\\\u000[9ad]");

  private static final Pattern HEADER = Pattern.compile(" {2}([A-Za-z-]+): ");

  private Gist() {}

  static String of(Frame frame) {
    return switch (frame.kind()) {
      case "text" ->
          parsed(frame).map(Gist::ofMessage).orElseGet(() -> "text " + quoted(frame.text()));
      case "handshake" ->
          frame.direction() == Direction.SENT ? request(frame.text()) : frame.text();
      case "wrong", "noticed" -> "✗ " + shortened(frame.text());
      case "end", "cut", "protocol", "heartbeat" -> shortened(frame.text());
      case "ping", "pong", "binary" -> frame.kind() + " frame, " + frame.size() + " bytes";
      default -> shortened((frame.kind() + " " + frame.text()).strip());
    };
  }

  /** The stream that the output comes from, if the frame brings output. */
  static Optional<String> output(Frame frame) {
    return parsed(frame)
        .filter(json -> json.path("method").asString("").equals("process.output"))
        .map(json -> shortened(json.path("params").path("type").asString("")));
  }

  /** The id of the specification's own question, whose answer shows that nothing more comes. */
  static Optional<String> barrier(Frame frame) {
    return parsed(frame)
        .filter(json -> json.path("method").asString("").equals("barrier"))
        .map(json -> json.path("id").toString());
  }

  /** The id of what this answers with an error. */
  static Optional<String> refused(Frame frame) {
    return parsed(frame).filter(json -> json.has("error")).map(json -> json.path("id").toString());
  }

  /** Empty if the text is no JSON; of one that is too long to be kept whole, what is kept. */
  private static Optional<JsonNode> parsed(Frame frame) {
    if (!frame.kind().equals("text")) {
      return Optional.empty();
    }
    return json(frame.text()).or(() -> json(WHITE_SPACE.matcher(frame.text()).replaceAll(" ")));
  }

  private static Optional<JsonNode> json(String text) {
    try {
      return Optional.of(MAPPER.readTree(Cut.closed(text)));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static String ofMessage(JsonNode message) {
    if (message.isArray()) {
      return "batch of " + message.size();
    }
    if (!message.isObject()) {
      return "text " + quoted(message.toString());
    }
    String id = message.has("id") ? " #" + shortened(message.get("id").toString()) : "";
    if (message.has("method")) {
      return (shortened(message.get("method").asString("")) + id + details(message)).strip();
    }
    if (message.has("error")) {
      JsonNode error = message.get("error");
      return "error "
          + error.path("code")
          + id
          + ": "
          + shortened(error.path("message").asString(""));
    }
    JsonNode result = message.path("result");
    return ("result" + id + " " + shortened(result.path("status").asString(""))).strip()
        + pid(result);
  }

  private static String details(JsonNode message) {
    JsonNode params = message.path("params");
    return switch (message.get("method").asString("")) {
      case "execute" -> " " + quoted(params.path("command").asString(""));
      case "control" -> " " + shortened(params.path("type").asString(""));
      case "process.output" ->
          " " + params.path("type").asString("") + " " + quoted(params.path("data").asString(""));
      case "process.completed" ->
          " "
              + params.path("status").asString("")
              + pid(params)
              + ", exit code "
              + params.path("exit_code");
      case "process.started" -> pid(params);
      // The specification's own question: a reader of the exchange has to know what it is for.
      case "barrier" -> " (to see that nothing more comes)";
      default -> "";
    };
  }

  private static String pid(JsonNode from) {
    return from.has("pid") ? ", pid " + shortened(from.get("pid").toString()) : "";
  }

  private static String request(String text) {
    Matcher request = REQUEST.matcher(text);
    if (!request.matches()) {
      return shortened(text);
    }
    StringBuilder gist = new StringBuilder("GET ").append(shortened(request.group(1)));
    Matcher header = HEADER.matcher(request.group(2));
    for (String before = " with "; header.find(); before = ", ") {
      gist.append(before).append(header.group(1));
    }
    return gist.toString();
  }

  private static String quoted(String text) {
    String visible = text.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t");
    return String.format(Locale.ROOT, "\"%s\"", shortened(visible, LONGEST_QUOTED));
  }

  private static String shortened(String text) {
    return shortened(text, LONGEST);
  }

  private static String shortened(String text, int longest) {
    int length = text.codePointCount(0, text.length());
    return Visible.text(
        length > longest ? text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "…" : text);
  }
}
