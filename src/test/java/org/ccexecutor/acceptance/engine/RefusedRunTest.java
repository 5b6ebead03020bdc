package org.ccexecutor.acceptance.engine;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ccexecutor.acceptance.RunCucumberTest;
import org.ccexecutor.acceptance.report.ConsolePlugin;
import org.ccexecutor.acceptance.report.RefusedRun;
import org.ccexecutor.acceptance.report.ReportPlugin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Whoever looks at the report of a run that was refused must not see that of an earlier one. */
class RefusedRunTest {
  private static final String FEATURE =
      """
      @section
      Feature: Echo
        @ECHO-1
        Rule: An echo comes back
          Scenario: A word comes back
            When the cliant runs `echo word`
      """;

  @TempDir private Path directory;
  private Path reports;

  @BeforeEach
  void thereWasARunBefore() throws IOException {
    reports = Files.createDirectory(directory.resolve("reports"));
    for (String name :
        List.of(
            "index.html",
            "summary.md",
            "verdicts.json",
            "junit.xml",
            "steps.md",
            "cucumber.html",
            "messages.ndjson",
            "websocket_test_20260101_000000.md")) {
      Files.writeString(reports.resolve(name), "an earlier run");
    }
    Path servers = Files.createDirectory(reports.resolve("servers"));
    Files.writeString(servers.resolve("local.log"), "an earlier run");
  }

  @Test
  void theSummaryOfAJobSaysItToo() throws IOException {
    Path summary = Files.writeString(directory.resolve("job.md"), "before\n");
    RefusedRun.report(reports, Optional.of(summary), "There is no such server.");
    assertThat(
        Files.readString(summary),
        allOf(startsWith("before\n# "), containsString("There is no such server.")));
  }

  @Test
  void whoeverRunsItQuietlyReadsTheReasonOnce() throws IOException {
    String plugins =
        ReportPlugin.class.getName() + ":" + reports + "," + ConsolePlugin.class.getName();
    PrintStream console = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      run(FEATURE, Map.of("cucumber.filter.tags", "@nope", "cucumber.plugin", plugins));
    } finally {
      System.setOut(console);
    }
    List<String> lines =
        printed.toString(StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank()).toList();
    assertThat(
        lines,
        contains(
            matchesPattern("(❌|\\[FAILED]) No scenario was selected by cucumber.features .*")));
  }

  /** Runs this feature, and gives the messages of what failed. */
  private List<String> run(String feature, Map<String, String> settings) throws IOException {
    Path file = Files.writeString(directory.resolve("one.feature"), feature);
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(DiscoverySelectors.selectClass(RunCucumberTest.class))
            .configurationParameter("cucumber.features", file.toString())
            .configurationParameter("cucumber.plugin", ReportPlugin.class.getName() + ":" + reports)
            // Else those of this JVM would count.
            .configurationParameter("cucumber.filter.tags", "")
            .configurationParameter("cucumber.filter.name", "")
            .configurationParameters(settings)
            .build();
    List<String> failures = new ArrayList<>();
    LauncherFactory.create()
        .execute(
            request,
            new TestExecutionListener() {
              @Override
              public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                result.getThrowable().map(Throwable::getMessage).ifPresent(failures::add);
              }
            });
    return failures;
  }

  private void onlyTheRefusalIsLeft(String reason) throws IOException {
    try (Stream<Path> files = Files.walk(reports)) {
      assertThat(
          files.filter(Files::isRegularFile).map(file -> file.getFileName().toString()).toList(),
          containsInAnyOrder("index.html", "summary.md", "websocket_test_20260101_000000.md"));
    }
    for (String name : List.of("index.html", "summary.md")) {
      assertThat(
          Files.readString(reports.resolve(name)).replace("`", ""),
          allOf(containsString("The run was refused: nothing was tested"), containsString(reason)));
    }
  }

  @Test
  void aTagThatNobodyHas() throws IOException {
    assertThat(
        run(FEATURE, Map.of("cucumber.filter.tags", "@nope and not @ECHO-1")),
        contains(
            allOf(
                containsString(
                    "one.feature\" and cucumber.filter.tags \"@nope and not @ECHO-1\". "),
                containsString(
                    "No scenario has the tag @nope; there are @section, and the id of each"))));
    onlyTheRefusalIsLeft("No scenario was selected by cucumber.features ");
  }

  @Test
  void aTagInAnotherCase() throws IOException {
    assertThat(
        run(FEATURE, Map.of("cucumber.filter.tags", "@echo-1")),
        contains(containsString("No scenario has the tag @echo-1; there is @ECHO-1.")));
  }

  @Test
  void aTagThatIsNearlyOne() throws IOException {
    assertThat(
        run(FEATURE, Map.of("cucumber.filter.tags", "@secton and not @load")),
        contains(containsString("No scenario has the tag @secton, @load; there is @section.")));
  }

  @Test
  void anExpressionThatIsNone() throws IOException {
    assertThat(
        run(FEATURE, Map.of("cucumber.filter.tags", "@section and")),
        contains(
            "The setting cucumber.filter.tags is \"@section and\": expected operand;"
                + " allowed is a tag expression such as @must and not @load."));
    onlyTheRefusalIsLeft("expected operand");
  }

  @Test
  void aNameThatNobodyHas() throws IOException {
    assertThat(
        run(FEATURE, Map.of("cucumber.filter.name", "nowhere", "cucumber.filter.tags", "@ECHO-1")),
        contains(
            containsString(
                " and cucumber.filter.tags \"@ECHO-1\" and cucumber.filter.name \"nowhere\"."
                    + " Take something else to select by: ")));
    onlyTheRefusalIsLeft("No scenario was selected by cucumber.features ");
  }

  @Test
  void aLineAtWhichNoScenarioBegins() throws IOException {
    String step = directory.resolve("one.feature") + ":6";
    assertThat(
        run(FEATURE, Map.of("cucumber.features", step)),
        contains(
            allOf(
                startsWith(
                    "Nothing was run: No scenario, rule or row of examples begins at line 6 of "),
                containsString("one.feature: give the line at which it begins, or "))));
    onlyTheRefusalIsLeft("give the line at which it begins");
  }

  @Test
  void aSettingThatIsNotAllowed() throws IOException {
    System.setProperty("cc.patience", "-1");
    try {
      assertThat(run(FEATURE, Map.of()), contains(startsWith("The setting cc.patience ")));
    } finally {
      System.clearProperty("cc.patience");
    }
    onlyTheRefusalIsLeft("allowed is a factor from 0.1 to 100.");
  }

  @Test
  void aSettingThatDoesNotExist() throws IOException {
    System.setProperty("cc.auth.tokn", "Sesame-Open");
    try {
      assertThat(run(FEATURE, Map.of()), contains(startsWith("There is no setting cc.auth.tokn")));
    } finally {
      System.getProperties().remove("cc.auth.tokn");
    }
    onlyTheRefusalIsLeft("the nearest is cc.auth.token,");
    assertThat(Files.readString(reports.resolve("index.html")), not(containsString("Sesame-Open")));
  }

  @Test
  void aTokenThatStandsInAnotherSetting() throws IOException {
    System.setProperty("cc.auth.token", "Sesame-Open");
    System.setProperty("cc.patience", "Sesame-Open");
    System.setProperty("cc.docker.url", "ws://localhost:8004/ws/mcp?token=Sesame-Open");
    try {
      assertThat(
          run(FEATURE, Map.of()),
          everyItem(allOf(containsString("cc."), not(containsString("Sesame")))));
    } finally {
      List.of("cc.auth.token", "cc.patience", "cc.docker.url")
          .forEach(System.getProperties()::remove);
    }
    onlyTheRefusalIsLeft("allowed is");
    assertThat(Files.readString(reports.resolve("index.html")), not(containsString("Sesame")));
  }

  @Test
  void aScenarioWithoutStepsFailsTheRun() throws IOException {
    String stepless = FEATURE.replaceAll(" +When .*\n", "");
    assertThat(
        run(stepless, Map.of("cucumber.execution.dry-run", "true")),
        contains(
            matchesPattern(
                "The scenario in .*one.feature:5 has no steps: write some, or take it out.")));
  }

  @Test
  void aFeatureThatCannotBeRead() throws IOException {
    assertThat(
        run(FEATURE + "      Wenn es so ist\n", Map.of()),
        contains(
            allOf(
                startsWith("Nothing was run: Failed to parse "),
                containsString("one.feature (7:"))));
    onlyTheRefusalIsLeft("Wenn es so ist");
  }

  @Test
  void whoeverMisspellsAStepIsNotToldToWriteJava() throws IOException {
    List<String> failures = run(FEATURE, Map.of("cucumber.execution.dry-run", "true"));
    assertThat(
        failures,
        is(
            List.of(
                "No sentence fits the step \"the cliant runs `echo word`\" (one.feature:6)."
                    + " The nearest are above, and in the report.")));
    assertThat(
        Files.readString(reports.resolve("summary.md")), not(containsString("an earlier run")));
  }
}
