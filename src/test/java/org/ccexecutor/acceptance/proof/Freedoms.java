package org.ccexecutor.acceptance.proof;

import static org.ccexecutor.acceptance.proof.Variant.freedom;

import java.util.List;
import org.ccexecutor.plain.Options;
import org.ccexecutor.plain.PlainServer;

/** Correct servers, one for each freedom that the contract gives, and some that take several. */
final class Freedoms {
  private Freedoms() {}

  static List<Variant> all() {
    return List.of(
        freedom("REFERENCE", "The reference server as it is."),
        freedom("REFERENCE_WITH_TOKEN", "The reference server with a token.").docker(),
        plain(
            "PLAIN",
            "A second implementation, on plain sockets, that takes many freedoms at once."),
        plain("PLAIN_WITH_TOKEN", "The same with a token.").docker());
  }

  private static Variant plain(String name, String sentence) {
    return freedom(name, sentence)
        .startedBy(
            (options, parts) -> {
              Options standard =
                  Options.standard()
                      .withHeartbeat(options.heartbeat())
                      .withMaxSessions(options.maxSessions());
              PlainServer server =
                  PlainServer.start(options.token().map(standard::withToken).orElse(standard));
              return new Variant.Server() {
                @Override
                public int port() {
                  return server.port();
                }

                @Override
                public void close() {
                  server.close();
                }
              };
            });
  }
}
