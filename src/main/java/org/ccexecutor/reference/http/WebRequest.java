package org.ccexecutor.reference.http;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a client asks for over HTTP: a page, or a WebSocket.
 *
 * @param path without the query
 * @param query as it was sent; empty when there is none
 * @param headers the values of a header by its name, in any case
 */
public record WebRequest(String path, String query, Function<String, List<String>> headers) {

  /** All values of a header. */
  public List<String> all(String name) {
    return headers.apply(name);
  }

  /** The first value of a header. */
  public Optional<String> first(String name) {
    return all(name).stream().findFirst();
  }
}
