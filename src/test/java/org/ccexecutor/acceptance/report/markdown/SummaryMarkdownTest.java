package org.ccexecutor.acceptance.report.markdown;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.ccexecutor.acceptance.report.Runs;
import org.ccexecutor.acceptance.report.Samples;
import org.ccexecutor.acceptance.report.ScriptedRun;
import org.ccexecutor.acceptance.report.model.Report;
import org.ccexecutor.acceptance.run.Run;
import org.ccexecutor.acceptance.server.StartedBy;
import org.ccexecutor.acceptance.settings.ServerName;
import org.ccexecutor.acceptance.verdict.Judgement;
import org.junit.jupiter.api.Test;

/** The summary as it is read. */
class SummaryMarkdownTest {
  private static final String FEATURE =
      """
      Feature: Authentication

        @AUTH-2 @must @docker
        Rule: A wrong token is refused with 401 or 403

          Scenario: Another word is refused
            When the client connects
          Scenario: An empty token is refused
            When the client connects
      """;

  private static Report report() {
    return ScriptedRun.of(FEATURE, Runs.usual())
        .judged(
            "Another word is refused",
            Judgement.broken("AUTH-2", "a refusal with 401 or 403", "a WebSocket opened (101)"))
        .exchanged("Another word is refused", Samples.echo("the client"))
        .report();
  }

  @Test
  void saysEverythingInOrder() {
    String text = SummaryMarkdown.of(report());
    assertThat(text.substring(0, text.indexOf("## How to reproduce")), is(EXPECTED));
  }

  private static final String EXPECTED =
      """
      # CC Executor acceptance report

      ❌ **1 requirement is broken (must) · 68 of 69 not selected** (the embedded reference server)

      Broken: AUTH-2 (must)

      > ❗ Only the embedded reference server was tested: this says nothing about any other server.

      ## Servers

      | server | address | who started it | version | first session | scenarios passed |
      | --- | --- | --- | --- | --- | --- |
      | docker | `ws://127.0.0.1:40573/ws/mcp` | **the embedded reference server, started by this run** | 1.0.0 | `0e31e879` | 1/2, 1 failed |

      ## Recommendations

      Where a scenario fails on the embedded reference server, look at the scenario first: that server is known to keep the contract.

      Run again what did not pass.

      ```sh
      mvn test -Dcucumber.filter.name='^Another word is refused$'
      ```

      What cannot be fixed at once can be accepted for now: list it, with the reason, in a file of known deviations (in `README.md`: "Accept what is known").

      To test a server of your own, start it, or name its address.

      ```sh
      mvn test -Dcc.local.url=ws://localhost:8003/ws/mcp
      ```

      ## Counts

      | requirements | kept | broken | could not tell | not selected |
      | --- | --- | --- | --- | --- |
      | must | 0 | 1 | 0 | 56 |
      | should | 0 | 0 | 0 | 12 |

      | feature | passed | failed | could not tell | scenarios |
      | --- | --- | --- | --- | --- |
      | Authentication | 1 | 1 | 0 | 2 |

      ## What failed

      ### ❌ AUTH-2: A wrong token is refused with 401 or 403

      **must** · seen in 1 scenario. 1 of its own 2 scenarios passed.

      #### Another word is refused

      Expected:

      ```text
      a refusal with 401 or 403
      ```

      Actual:

      ```text
      a WebSocket opened (101)
      ```

      On the docker server at `ws://127.0.0.1:40573/ws/mcp` (the embedded reference server, started by this run); `features/sample.feature:7`, 0.1 s. More in `index.html#AUTH-2-another-word-is-refused`.

      ```mermaid
      sequenceDiagram
        participant c0 as the client
        participant s as the docker server
        c0->>s: GET /ws/mcp
        s->>c0: 101
        s->>c0: connected
        c0->>s: execute #35;1 #34;echo #39;Hello#39;#34;
        s->>c0: result #35;1 started, pid 5507
        s->>c0: process.started, pid 5507
        s->>c0: process.output stdout #34;Hello#92;n#34;
        s->>c0: process.completed completed, pid 5507, exit code 0
        c0->>s: close 1000
      ```

      Run it again:

      ```sh
      mvn test -Dcucumber.filter.name='^Another word is refused$'
      ```

      ## Requirements

      ### ❌ Broken

      | id | level | requirement | scenarios |
      | --- | --- | --- | --- |
      | AUTH-2 | must | A wrong token is refused with 401 or 403 | 1/2 passed |

      Not selected: 68 (AVL-1 to AVL-7, SES-1 to SES-8, AUTH-1, AUTH-3 to AUTH-12, SEC-1, RPC-1 to RPC-13, ECHO-1 to ECHO-5, OUT-1 to OUT-9, CTL-1 to CTL-8, ROB-1 to ROB-6).

      """;

  @Test
  void theServerThatIsNotThereStandsOnTopWithItsRemedy() {
    String text = SummaryMarkdown.of(Samples.unreachable());
    assertThat(
        text.substring(0, 400),
        containsString("> ❗ The local server cannot be reached: nothing listens at "));
    assertThat(text, containsString("python -m uvicorn cc_executor.core.main:app --port 8003"));
    assertThat(text, not(containsString("## What failed")));
  }

  @Test
  void everyBrokenRequirementIsShownBeforeAnyIsShownTwice() {
    StringBuilder feature = new StringBuilder("Feature: Echo\n  @AVL-3 @should\n  Rule: A page\n");
    for (int i = 0; i < 300; i++) {
      feature.append("    Scenario: Page ").append(i).append("\n      When it runs\n");
    }
    feature.append("  @ECHO-1 @must\n  Rule: An echo\n    Scenario: A word\n      When it runs\n");
    feature.append("    Scenario: Two words\n      When it runs\n");
    ScriptedRun run = ScriptedRun.of(feature.toString(), Runs.usual());
    run.names().stream()
        .filter(name -> name.startsWith("Page"))
        .forEach(name -> run.judged(name, Judgement.broken("AVL-3", "a", "b".repeat(1_000))));
    run.judged("A word", Judgement.broken("AVL-3", "a", "b"))
        .judged("Two words", Judgement.broken("ECHO-1", "a", "b"));
    String text = SummaryMarkdown.of(run.report());
    List<String> titles = text.lines().filter(line -> line.startsWith("### ❌ ")).limit(2).toList();
    assertThat(titles.get(0), startsWith("### ❌ ECHO-1: "));
    assertThat(titles.get(1), startsWith("### ❌ AVL-3: "));
    assertThat(
        text,
        containsString(
            "**should** · seen in 301 scenarios, in 2 ways. None of its own 300 scenarios passed;"
                + " it was seen broken in 1 scenario of another requirement (ECHO-1).\n\n#### Page 0\n"));
    assertThat(text, containsString("#### Two words\n"));
    assertThat(
        text.lines().filter(line -> line.startsWith("#### Page")).toList(),
        is(List.of("#### Page 0")));
    assertThat(
        text,
        containsString(
            "Run them again, with all scenarios of the same requirements (300 scenarios):\n\n```sh\nmvn test -Dcucumber.filter.tags=@AVL-3\n```\n"));
    assertThat(text, containsString(" more are left out here; `index.html` has them all"));
  }

  @Test
  void whatTheEmbeddedServerKeepsIsNotSaidOfAnother() {
    String text = SummaryMarkdown.of(Samples.mixed());
    String tables = text.substring(text.indexOf("## Requirements"));
    int embedded = tables.indexOf("### The embedded reference server, in the place of the docker");
    assertThat(tables.indexOf("### The local server\n"), is(greaterThan(0)));
    assertThat(tables.indexOf("| AUTH-3 | must |"), is(greaterThan(embedded)));
    assertThat(tables.indexOf("| ECHO-5 | must |"), is(lessThan(embedded)));
    assertThat(tables.indexOf("| AUTH-2 | must |"), is(greaterThan(embedded)));
  }

  @Test
  void aServerThatIsNotThereIsNoBreak() {
    String text = SummaryMarkdown.of(Samples.unreachable());
    assertThat(text, containsString("❔ **Nothing was tested: neither server can be reached.**\n"));
    assertThat(text, containsString(" | the local server is not there |\n"));
  }

  @Test
  void saysThatTheTokenHasToBeSetAndNotWhatItIs() {
    Run run =
        Runs.with(
            Map.of("cc.auth.token", Runs.TOKEN),
            Runs.server(
                ServerName.DOCKER, "ws://localhost:8004/ws/mcp", StartedBy.RUNNING, "1", "2"));
    String text = SummaryMarkdown.of(ScriptedRun.of(FEATURE, run).report());
    assertThat(
        text,
        containsString(
            "With the token in `CC_EXECUTOR_AUTH_TOKEN`, which reports do not tell:\n\n```sh\nmvn test\n```"));
    assertThat(text, containsString("| settings | `cc.auth.token=(set)` |"));
    assertThat(text, not(containsString(Runs.TOKEN)));
  }

  @Test
  void whatOnlyOthersHaveSeenBrokenSaysSo() {
    Report report =
        ScriptedRun.of(FEATURE, Runs.usual())
            .judged("Another word is refused", Judgement.broken("RPC-1", "2.0", "1.0"))
            .report();
    assertThat(
        SummaryMarkdown.of(report),
        containsString(
            "None of its own scenarios was selected; it was seen broken in 1 scenario of another requirement (AUTH-2)."));
    assertThat(
        SummaryMarkdown.of(report),
        containsString(" | none of its own; broken in 1 scenario of another requirement |\n"));
  }

  @Test
  void whereTheScenarioIsToBlameItsStepIsNamed() {
    String reason =
        "The step refers to something that no step before it has done: first a client connects.";
    Report report =
        ScriptedRun.of(FEATURE, Runs.usual())
            .judged("Another word is refused", Judgement.notCarriedOut(reason))
            .judged("An empty token is refused", Judgement.couldNotTell("There was no room."))
            .report();
    String text = SummaryMarkdown.of(report);
    assertThat(
        text,
        containsString(
            "- "
                + reason
                + " This is about the step in line 7: When the client connects\\\n  1 scenario: "));
    assertThat(text, containsString("- There was no room.\\\n"));
  }

  @Test
  void saysWhatWasNotSelectedAndByWhat() {
    Run run =
        Runs.with(
            Map.of("cucumber.filter.tags", "not @slow"),
            Runs.usual().servers().get(ServerName.LOCAL));
    assertThat(
        SummaryMarkdown.of(ScriptedRun.of(FEATURE.replace(" @docker", ""), run).report()),
        containsString(
            "\nNot selected: 68, because of `-Dcucumber.filter.tags='not @slow'` (AVL-1 to AVL-7, "));
  }

  @Test
  void whatIsKeptAsFarAsCheckedHasATableOfItsOwn() {
    String text =
        SummaryMarkdown.of(
            ScriptedRun.of(FEATURE, Runs.usual())
                .selecting(name -> name.equals("Another word is refused"))
                .report());
    assertThat(
        text,
        containsString(
            "### ◐ Kept as far as checked: not all scenarios were selected\n\n| id | level | requirement | scenarios |\n| --- | --- | --- | --- |\n"
                + "| AUTH-2 | must | A wrong token is refused with 401 or 403 | 1/1 passed, 1 not selected |\n"));
    assertThat(text, not(containsString("### ✅ Kept")));
    assertThat(text, containsString("| Authentication | 1 | 0 | 0 | 1 of 2 |\n"));
  }

  @Test
  void saysWhatTheRequirementIsFor() {
    Judgement broken = Judgement.broken("SES-3", "a", "b");
    assertThat(
        SummaryMarkdown.of(
            ScriptedRun.ofProject(Runs.real())
                .judged("Two clients each see their own output only", broken)
                .report()),
        containsString("\n\nOther people's output may be secret"));
  }

  @Test
  void whatDeviatesHasAColumnWhereAnythingDoes() {
    assertThat(
        SummaryMarkdown.of(Samples.failing()),
        containsString(
            "| feature | passed | failed | failed because of another requirement | deviate | could not tell | scenarios |"));
  }

  @Test
  void whatStumbledIsCountedAsTheSectionsTellIt() {
    Report report =
        ScriptedRun.of(FEATURE, Runs.usual())
            .judged("Another word is refused", Judgement.broken("RPC-1", "2.0", "1.0"))
            .report();
    String text = SummaryMarkdown.of(report);
    assertThat(
        text,
        containsString(
            "| feature | passed | failed | failed because of another requirement | could not tell | scenarios |\n"
                + "| --- | --- | --- | --- | --- | --- |\n| Authentication | 1 | 0 | 1 | 0 | 2 |\n"));
    assertThat(text, containsString("| 1/2, 1 failed (1 because of another requirement) |\n"));
  }

  @Test
  void saysWhyNothingCouldBeTold() {
    Report report =
        ScriptedRun.of(FEATURE, Runs.usual())
            .judged("Another word is refused", Judgement.broken("RPC-1", "2.0", "1.0"))
            .judged("An empty token is refused", Judgement.couldNotTell("There was no room."))
            .report();
    assertThat(
        SummaryMarkdown.of(report),
        allOf(
            containsString("### ❔ Could not tell: something else was in the way\n"),
            containsString(
                "| AUTH-2 | must | A wrong token is refused with 401 or 403 | 0/2 passed | RPC-1 is broken; There was no room. |\n")));
  }

  @Test
  void staysWithinItsLimitHoweverMuchAServerSaysOfItself() {
    String long1 = "v".repeat(80_000);
    Run run =
        Runs.with(
            Map.of("cc.local.start", "s".repeat(30_000)),
            Runs.server(
                ServerName.LOCAL, "ws://localhost:8003/ws/mcp", StartedBy.RUNNING, long1, long1));
    String text =
        SummaryMarkdown.of(
            ScriptedRun.of(FEATURE.replace("@docker", ""), run)
                .judged("Another word is refused", Judgement.broken("AUTH-2", long1, long1))
                .judged("An empty token is refused", Judgement.couldNotTell(long1))
                .report());
    assertThat(
        text.getBytes(StandardCharsets.UTF_8).length, is(lessThanOrEqualTo(SummaryMarkdown.LIMIT)));
    assertThat(text, containsString("## How to reproduce"));
  }

  @Test
  void staysWithinItsLimitHoweverMuchFails() {
    String text = SummaryMarkdown.of(Samples.huge(10_000));
    assertThat(
        text.getBytes(StandardCharsets.UTF_8).length, is(lessThanOrEqualTo(SummaryMarkdown.LIMIT)));
    assertThat(text, containsString(" more are left out here; `index.html` has them all"));
    assertThat(text, containsString("## How to reproduce"));
  }

  @Test
  void whatManySawInTheSameWayIsShownOnce() {
    Report report =
        ScriptedRun.of(FEATURE, Runs.usual())
            .judged("Another word is refused", Judgement.broken("AUTH-2", "401", "number 1"))
            .judged("An empty token is refused", Judgement.broken("AUTH-2", "401", "number 2"))
            .report();
    String text = SummaryMarkdown.of(report);
    assertThat(text, containsString("\n#### Another word is refused\n"));
    assertThat(text, not(containsString("\n#### An empty token is refused\n")));
    assertThat(text, containsString("Failed as well:\n\n- An empty token is refused ("));
  }

  @Test
  void aFailureUnderNoRequirementSaysSo() {
    Report report =
        ScriptedRun.of(
                """
                Feature: Notes
                  Scenario: A note
                    When it runs
                """,
                Runs.usual())
            .judged("A note", Judgement.broken("", "this", "that"))
            .report();
    assertThat(
        SummaryMarkdown.of(report),
        containsString(
            """
            ### ❌ Failed scenarios that stand under no requirement

            Something is wrong, but no requirement of the contract says so: no verdict follows (1 scenario).

            #### A note

            Expected:
            """));
  }
}
