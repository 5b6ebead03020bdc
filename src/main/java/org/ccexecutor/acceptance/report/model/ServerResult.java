package org.ccexecutor.acceptance.report.model;

import java.util.Optional;
import org.ccexecutor.acceptance.server.StartedBy;
import org.ccexecutor.acceptance.settings.ServerName;

/**
 * A server that was tested.
 *
 * @param name which of the two
 * @param url the address of its WebSocket
 * @param startedBy who started it
 * @param origin the same in words, with what was used and what was not
 * @param version its version as its greeting gave it, empty if it gave none
 * @param healthVersion the same as its health page gave it
 * @param sessionId the id of the first session with it, empty if there was none
 * @param hint what to look at before anything that the scenarios say of it
 */
public record ServerResult(
    ServerName name,
    String url,
    StartedBy startedBy,
    String origin,
    String version,
    String healthVersion,
    String sessionId,
    Optional<Advice> hint) {

  /** Who started it: of one that ran before, where that was, too. */
  public String starter() {
    return origin.replaceFirst(
        "^" + StartedBy.RUNNING.sentence(),
        "was already running at this address; not started by this run");
  }

  /**
   * Whether it is the reference server of this project, and so says nothing about any other server.
   */
  public boolean isEmbedded() {
    return startedBy == StartedBy.EMBEDDED;
  }
}
