package org.ccexecutor.acceptance.report.model;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import java.util.List;
import java.util.Map;
import org.ccexecutor.acceptance.report.Runs;
import org.ccexecutor.acceptance.report.ScriptedRun;
import org.ccexecutor.acceptance.run.Agenda;
import org.ccexecutor.acceptance.run.Run;
import org.ccexecutor.acceptance.settings.ServerName;
import org.ccexecutor.acceptance.verdict.Judgement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command lines that reports offer. */
class CommandsTest {
  private static final String FEATURE =
      """
      Feature: Echo

        @ECHO-1 @must
        Rule: An echo comes back

          Scenario: It's $5 (or more) | a+b
            When it runs

          Scenario: Two words come back
            When it runs

          Scenario: Three words come back
            When it runs
      """;

  private static ScriptedRun script(Map<String, String> settings) {
    return ScriptedRun.of(
        FEATURE, Runs.with(settings, Runs.usual().servers().get(ServerName.LOCAL)));
  }

  @Test
  void oneScenarioIsNamedToTheLetterForShellAndPattern() {
    Report report = script(Map.of("cc.local.url", "ws://host:9/ws/mcp")).report();
    assertThat(
        new Commands(report).one(report.scenarios().get(0)),
        is(
            "mvn test -Dcc.local.url=ws://host:9/ws/mcp"
                + " -Dcucumber.filter.name='^It'\\''s \\$5 \\(or more\\) \\| a\\+b$'"));
  }

  @Test
  void whatDidNotPassIsRunAgainAndNothingElse() {
    Report report =
        script(Map.of("cucumber.filter.tags", "@echo"))
            .judged("Two words come back", Judgement.broken("ECHO-1", "a", "b"))
            .judged("Three words come back", Judgement.couldNotTell("no room"))
            .report();
    assertThat(
        new Commands(report).failed(report),
        is("mvn test -Dcucumber.filter.name='^(Two words come back|Three words come back)$'"));
  }

  @Test
  void whatWasSelectedIsNotEverything() {
    ScriptedRun some = script(Map.of("cucumber.filter.tags", "@echo"));
    ScriptedRun every = script(Map.of());
    for (String name : some.names()) {
      some.judged(name, Judgement.couldNotTell("no room"));
      every.judged(name, Judgement.couldNotTell("no room"));
    }
    Report report = some.report();
    assertThat(new Commands(report).failedInWords(report), is("Run the same scenarios again"));
    assertThat(
        Advice.on(report),
        hasItem(new Advice("Run everything: only a part was selected.", "mvn test")));
    assertThat(
        new Commands(every.report()).failedInWords(every.report()), is("Run everything again"));
  }

  @Test
  void nothingIsRunAgainWhereEverythingPassed() {
    Report report = script(Map.of()).report();
    assertThat(new Commands(report).failed(report), is(""));
  }

  @ParameterizedTest
  @CsvSource({"10, true", "11, false"})
  void upToTenAreNamedHoweverLongTheirNamesAre(int failed, boolean named) {
    Report report = many(Map.of(), failed);
    assertThat(new Commands(report).failed(report).contains("cucumber.filter.name"), is(named));
    assertThat(
        new Commands(report).failedInWords(report),
        is(
            "Run again what did not pass"
                + (named ? "" : ", with all scenarios of the same requirements (200 scenarios)")));
  }

  @Test
  void theRepetitionStaysWithinTheSameFeatures() {
    Report report = many(Map.of("cucumber.features", "features/05_echo.feature"));
    assertThat(
        new Commands(report).failed(report),
        is("mvn test -Dcucumber.filter.tags=@ECHO-1 -Dcucumber.features=features/05_echo.feature"));
  }

  private static Report many(Map<String, String> settings) {
    return many(settings, 199);
  }

  private static Report many(Map<String, String> settings, int failed) {
    StringBuilder feature = new StringBuilder("Feature: Echo\n  @ECHO-1 @must\n  Rule: It\n");
    for (int i = 0; i < 200; i++) {
      feature
          .append("    Scenario: A text whose number is the number ")
          .append(i)
          .append("\n      When it runs\n");
    }
    ScriptedRun run =
        ScriptedRun.of(
            feature.toString(), Runs.with(settings, Runs.usual().servers().get(ServerName.LOCAL)));
    run.names().stream()
        .limit(failed)
        .forEach(name -> run.judged(name, Judgement.broken("ECHO-1", "a", "b")));
    return run.report();
  }

  @Test
  void tooManyForOneCommandAreRunByTheirRequirements() {
    Report report = many(Map.of());
    String command = "mvn test -Dcucumber.filter.tags=@ECHO-1";
    assertThat(new Commands(report).failed(report), is(command));
    assertThat(
        Advice.on(report),
        hasItem(
            new Advice(
                "Run again what did not pass, with all scenarios of the same requirements (200 scenarios).",
                command)));
  }

  @Test
  void whatWasLeftOutIsNotRunByTheRequirementsEither() {
    Report report =
        many(
            Map.of(
                "cucumber.filter.tags", "not @slow or @smoke", "cucumber.filter.name", "number"));
    assertThat(
        new Commands(report).failed(report),
        is(
            "mvn test -Dcucumber.filter.tags='(@ECHO-1) and (not @slow or @smoke)' -Dcucumber.filter.name=number"));
  }

  @ParameterizedTest
  @CsvSource({
    "(@ECHO-1 or @RPC-2) and (not @slow), (@ECHO-1) and (not @slow)",
    "@ECHO-1 or @RPC-2, @ECHO-1",
    "(@ECHO-1) and ((@ECHO-1) and (@must)), (@ECHO-1) and ((@ECHO-1) and (@must))",
    "@ECHO-1 and @local, (@ECHO-1) and (@ECHO-1 and @local)"
  })
  void aRepetitionThatIsRepeatedNamesItsRequirementsOnce(String before, String after) {
    Report report = many(Map.of("cucumber.filter.tags", before));
    assertThat(
        new Commands(report).failed(report).replace("'", ""),
        is("mvn test -Dcucumber.filter.tags=" + after));
  }

  @Test
  void theTokenIsNoPartOfACommand() {
    Report report = script(Map.of("cc.auth.token", Runs.TOKEN, "cc.server", "local")).report();
    assertThat(new Commands(report).all(report), is("mvn test -Dcc.server=local"));
  }

  @Test
  void aRandomOrderComesWithItsSeed() {
    Run run =
        Runs.with(
            Map.of("cucumber.execution.order", "random"),
            Runs.usual().servers().get(ServerName.LOCAL));
    run.prelude().plan(new Agenda(List.of(), List.of(), "random, seed 544427"));
    Report report = ScriptedRun.of(FEATURE, run).report();
    assertThat(
        new Commands(report).all(report),
        endsWith(
            " -Dcucumber.execution.order=random -Dcucumber.execution.order.random.seed=544427"));
  }
}
