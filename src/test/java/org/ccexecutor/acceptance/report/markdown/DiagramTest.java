package org.ccexecutor.acceptance.report.markdown;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import org.ccexecutor.acceptance.evidence.Frame.Direction;
import org.ccexecutor.acceptance.evidence.Transcript;
import org.ccexecutor.acceptance.report.Runs;
import org.ccexecutor.acceptance.report.Samples;
import org.ccexecutor.acceptance.report.ScriptedRun;
import org.ccexecutor.acceptance.verdict.Judgement;
import org.junit.jupiter.api.Test;

/** What is left out of a diagram that would be too long. */
class DiagramTest {
  private static final String FEATURE =
      """
      Feature: Echo
        @ECHO-1 @must
        Rule: An echo comes back
          Scenario: A flood
            When it runs
      """;

  @Test
  void runsOfOutputAreOneArrowAndRequestsStay() {
    ScriptedRun run =
        ScriptedRun.of(FEATURE, Runs.usual())
            .judged("A flood", Judgement.broken("ECHO-1", "an echo", "a flood"))
            .exchanged("A flood", Samples.flood("the client"));
    assertThat(
        Diagram.of(run.report().scenarios().get(0)),
        is(
            """
            ```mermaid
            sequenceDiagram
              participant c0 as the client
              participant s as the local server
              c0->>s: execute #35;1 #34;yes#34;
              s->>c0: 30 × process.output, stdout
              c0->>s: control #35;2 PAUSE
              Note over s: 22 messages are left out
              s->>c0: result #35;2 22
              s->>c0: result #35;2 23
              s->>c0: result #35;2 24
              s->>c0: result #35;2 25
              s->>c0: result #35;2 26
              s->>c0: result #35;2 27
              s->>c0: result #35;2 28
              s->>c0: result #35;2 29
              s->>c0: process.output stdout #34;y#34;
              s->>c0: process.output stdout #34;y#34;
            ```
            """));
  }

  @Test
  void theObserverSaysWhatItDoes() {
    ScriptedRun run =
        ScriptedRun.of(FEATURE, Runs.usual())
            .judged("A flood", Judgement.broken("ECHO-1", "an echo", "a flood"))
            .exchanged("A flood", Samples.echo("the client"), Samples.echo("the observer"));
    assertThat(
        Diagram.of(run.report().scenarios().get(0)),
        containsString(
            "  Note over c1: looks at processes and files on the server#39;s machine\n"));
  }

  @Test
  void whatIsWrongStaysHoweverMuchComesBehindIt() {
    Transcript transcript = Samples.echo("the client");
    transcript.mark("this breaks ECHO-4");
    for (int i = 0; i < 30; i++) {
      transcript.add(Direction.SENT, "text", 1, "more");
    }
    ScriptedRun run =
        ScriptedRun.of(FEATURE, Runs.usual())
            .judged("A flood", Judgement.broken("ECHO-1", "an echo", "a flood"))
            .exchanged("A flood", transcript);
    assertThat(
        Diagram.of(run.report().scenarios().get(0)),
        containsString("  c0->>s: close 1000\n  Note over c0: ✗ this breaks ECHO-4\n"));
  }
}
