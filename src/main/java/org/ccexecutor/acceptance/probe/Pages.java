package org.ccexecutor.acceptance.probe;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the pages of a server by HTTP. */
public final class Pages {
  private static final JsonMapper MAPPER = new JsonMapper();

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /**
   * A page as it was answered.
   *
   * @param status the HTTP status; 0 if there was no answer
   * @param head the headers, a line each
   * @param body the text, or why there was no answer
   * @param time how long the answer took
   */
  public record Page(int status, String head, String body, Duration time) {

    /** The body as JSON, if it is an object. */
    public Optional<JsonNode> json() {
      try {
        return Optional.of(MAPPER.readTree(body)).filter(JsonNode::isObject);
      } catch (JacksonException e) {
        return Optional.empty();
      }
    }

    /** A member of the body that is a whole number. */
    public Optional<Integer> number(String member) {
      return json()
          .map(json -> json.path(member))
          .filter(JsonNode::canConvertToInt)
          .map(JsonNode::intValue);
    }

    /** A member of the body that is text, else empty. */
    public String text(String member) {
      return json()
          .map(json -> json.path(member))
          .filter(JsonNode::isString)
          .map(JsonNode::asString)
          .orElse("");
    }

    @Override
    public String toString() {
      String line = body.strip().replaceAll("\\s+", " ");
      return status == 0
          ? body
          : status + " " + (line.length() > 200 ? line.substring(0, 200) + "…" : line);
    }
  }

  /** Reads a page without credentials; what goes wrong is part of the answer. */
  public Page read(URI page, Duration deadline) {
    return read(page, Map.of(), deadline);
  }

  /** Reads a page with these headers; what goes wrong is part of the answer. */
  public Page read(URI page, Map<String, List<String>> headers, Duration deadline) {
    HttpRequest.Builder request = HttpRequest.newBuilder(page).timeout(deadline).GET();
    headers.forEach((name, values) -> values.forEach(value -> request.header(name, value)));
    return read(request.build(), deadline);
  }

  private Page read(HttpRequest request, Duration deadline) {
    long begun = System.nanoTime();
    // The timeout of a request ends with the headers of its answer; the body may never come.
    CompletableFuture<HttpResponse<String>> answer =
        client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    try {
      HttpResponse<String> response = answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
      StringBuilder head = new StringBuilder();
      response
          .headers()
          .map()
          .forEach(
              (name, values) ->
                  values.forEach(
                      value -> head.append(name).append(": ").append(value).append('\n')));
      return new Page(response.statusCode(), head.toString(), response.body(), since(begun));
    } catch (ExecutionException e) {
      return new Page(0, "", "no answer (" + e.getCause().getMessage() + ")", since(begun));
    } catch (TimeoutException e) {
      answer.cancel(true);
      return new Page(
          0, "", "no complete answer within " + deadline.toMillis() / 1000.0 + " s", since(begun));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Page(0, "", "interrupted", since(begun));
    }
  }

  private static Duration since(long begun) {
    return Duration.ofNanos(System.nanoTime() - begun);
  }
}
