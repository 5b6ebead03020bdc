package org.ccexecutor.acceptance.verdict;

import java.util.List;
import java.util.Optional;
import org.ccexecutor.acceptance.evidence.Transcript;
import org.ccexecutor.acceptance.server.ServerUnderTest;

/**
 * What a scenario has found out, beside whether its steps passed.
 *
 * @param scenario its name
 * @param requirement the id of the requirement that it is about, if it is about any
 * @param server the server that it spoke to, if it spoke to any
 * @param judgement why it did not pass; empty if it did
 * @param transcripts what went over its connections
 */
public record Finding(
    String scenario,
    Optional<String> requirement,
    Optional<ServerUnderTest> server,
    Optional<Judgement> judgement,
    List<Transcript> transcripts) {
  private static final String HEARTBEATS = "SES-8";

  /** Whether the heartbeats in the transcripts matter. */
  public boolean isAboutHeartbeats() {
    return requirement.filter(HEARTBEATS::equals).isPresent()
        || judgement.map(Judgement::requirement).filter(HEARTBEATS::equals).isPresent();
  }
}
