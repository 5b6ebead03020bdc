package org.ccexecutor.acceptance.steps;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.ccexecutor.acceptance.contract.Violation;
import org.ccexecutor.acceptance.evidence.Secrets;
import org.ccexecutor.acceptance.evidence.Transcript;
import org.ccexecutor.acceptance.session.Connected;
import org.ccexecutor.acceptance.session.Handshake;
import org.ccexecutor.acceptance.stage.Attempt;
import org.hamcrest.StringDescription;
import org.junit.jupiter.api.Test;

/** What is expected of a handshake, in words. */
class HandshakeMatcherTest {
  /** Reports tell once what was seen by many, and know it by its words. */
  @Test
  void whoIsKeptOutExpectedTheSameAsWhoWasNotLetIn() {
    Attempt refused =
        new Attempt(
            Handshake.at(URI.create("ws://localhost:8003/ws/mcp")),
            new Connected.Refused(401, Map.of()),
            new Transcript("the client", new Secrets(List.of())));
    Violation violation =
        assertThrows(Violation.class, () -> refused.greeting(Duration.ofSeconds(1)));
    StringDescription mismatch = new StringDescription();
    HandshakeMatcher.letIn().describeMismatch(refused, mismatch);
    assertThat(violation.expected(), is(StringDescription.toString(HandshakeMatcher.letIn())));
    assertThat(violation.actual(), is(mismatch.toString()));
  }
}
