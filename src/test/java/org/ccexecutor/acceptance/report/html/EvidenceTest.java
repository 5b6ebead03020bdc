package org.ccexecutor.acceptance.report.html;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.util.List;
import java.util.stream.IntStream;
import org.ccexecutor.acceptance.evidence.Frame.Direction;
import org.ccexecutor.acceptance.evidence.Secrets;
import org.ccexecutor.acceptance.evidence.Transcript;
import org.ccexecutor.acceptance.report.Runs;
import org.ccexecutor.acceptance.report.ScriptedRun;
import org.ccexecutor.acceptance.report.html.Evidence.Row;
import org.ccexecutor.acceptance.report.html.Evidence.Shown;
import org.ccexecutor.acceptance.report.model.Report;
import org.ccexecutor.acceptance.verdict.Judgement;
import org.junit.jupiter.api.Test;

/** What of a long exchange is shown and drawn. */
class EvidenceTest {
  private static final String FEATURE =
      """
      Feature: Echo
        @ECHO-1 @must
        Rule: An echo comes back
          Scenario: A long talk
            When it runs
      """;
  private static final int HEAD = 30;
  private static final int LEADS_THERE = 21; // with the mark itself
  private static final int TAIL = 120;

  private static Shown shown(Transcript... connections) {
    return shown("something else came", connections);
  }

  private static Shown shown(String actual, Transcript... connections) {
    Report report =
        ScriptedRun.of(FEATURE, Runs.usual())
            .judged("A long talk", Judgement.broken("ECHO-1", "", actual))
            .exchanged("A long talk", connections)
            .report();
    return Evidence.of(report).of(report.scenarios().get(0));
  }

  private static Transcript talk(String client, int messages) {
    Transcript transcript = new Transcript(client, new Secrets(List.of()));
    for (int i = 0; i < messages; i++) {
      transcript.add(i % 2 == 0 ? Direction.SENT : Direction.RECEIVED, "text", 1, client + i);
    }
    return transcript;
  }

  private static List<String> texts(Shown shown) {
    return shown.rows().stream().map(row -> row.moment().frame().text()).toList();
  }

  @Test
  void whatLedToTheBreakIsShownInTheMiddleOfALongExchange() {
    Transcript[] talks = new Transcript[5];
    for (int i = 0; i < talks.length; i++) {
      talks[i] = talk("c" + i + "-", 60);
      if (i == 1) {
        talks[i].mark("this breaks ECHO-1");
      }
    }
    Shown shown = shown(talks);
    assertThat(texts(shown), hasItem(containsString("this breaks ECHO-1")));
    assertThat(texts(shown), hasItem("c1-45"));
    assertThat(texts(shown).contains("c1-30"), is(false));
    assertThat(shown.rows(), hasSize(HEAD + LEADS_THERE + TAIL));
    assertThat(shown.omitted(), is(301 - HEAD - LEADS_THERE - TAIL));
  }

  @Test
  void ofAClientThatTheFailureNamesBothEndsAreShown() {
    Transcript[] talks = new Transcript[40];
    for (int i = 0; i < talks.length; i++) {
      talks[i] = talk("client " + (i + 1), 10);
    }
    Shown shown = shown("client 7 got what client 12 printed", talks);
    assertThat(texts(shown), hasItem("client 70"));
    assertThat(texts(shown), hasItem("client 79"));
    assertThat(texts(shown), hasItem("client 129"));
    assertThat(texts(shown).contains("client 89"), is(false));
    assertThat(
        shown.rows().stream()
            .filter(row -> !row.drawn().isEmpty())
            .map(row -> row.moment().connection())
            .distinct()
            .toList(),
        hasItems("client 7", "client 12"));
  }

  @Test
  void heartbeatsAreFoldedUnlessTheScenarioIsAboutThem() {
    Transcript transcript = new Transcript("the client", new Secrets(List.of()));
    transcript.addText(Direction.RECEIVED, "{\"method\":\"ping\"}");
    transcript.addText(Direction.SENT, "{\"method\":\"pong\"}");
    assertThat(texts(shown(transcript)), contains("1 heartbeat answered"));
    Report about =
        ScriptedRun.of(FEATURE.replace("ECHO-1", "SES-8"), Runs.usual())
            .judged("A long talk", Judgement.broken("SES-8", "heartbeats", "none"))
            .exchanged("A long talk", transcript)
            .report();
    assertThat(
        texts(Evidence.of(about).of(about.scenarios().get(0))),
        contains("{\"method\":\"ping\"}", "{\"method\":\"pong\"}"));
  }

  @Test
  void whatIsNotDrawnIsCounted() {
    // Every second one is a request: what stands alone between two that are drawn is drawn too.
    Shown shown = shown(talk("a", 100));
    List<String> drawn =
        shown.rows().stream().filter(row -> !row.drawn().isEmpty()).map(Row::drawn).toList();
    assertThat(drawn, hasSize(60));
    assertThat(shown.undrawn(), is(40));
  }

  @Test
  void amongManyClientsTheOneThatSawTheBreakIsDrawn() {
    Transcript[] talks =
        IntStream.range(0, 9).mapToObj(i -> talk("c" + i, 2)).toArray(Transcript[]::new);
    talks[7].mark("this breaks ECHO-1");
    List<String> clients =
        shown(talks).rows().stream()
            .filter(row -> !row.drawn().isEmpty())
            .map(row -> row.moment().connection())
            .distinct()
            .sorted()
            .toList();
    assertThat(clients, contains("c0", "c1", "c2", "c3", "c7"));
  }
}
