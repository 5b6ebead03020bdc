package org.ccexecutor.acceptance.report.model;

import org.ccexecutor.acceptance.evidence.Secrets;
import org.ccexecutor.acceptance.server.ServerUnderTest;
import org.ccexecutor.acceptance.server.StartedBy;
import org.ccexecutor.acceptance.settings.ServerName;

/**
 * A server that was tested.
 *
 * @param name which of the two
 * @param url the address of its WebSocket
 * @param startedBy who started it
 * @param version its version as its greeting gave it, empty if it gave none
 * @param sessionId the id of the first session with it, empty if there was none
 */
public record ServerResult(ServerName name, String url, StartedBy startedBy, String version, String sessionId) {

  /** @param secrets what is masked in what the server says of itself */
  static ServerResult of(ServerUnderTest server, Secrets secrets) {
    return new ServerResult(
        server.name(),
        server.address().toString(),
        server.startedBy(),
        Visible.text(secrets.mask(server.version())),
        Visible.text(secrets.mask(server.sessionId())));
  }
}
