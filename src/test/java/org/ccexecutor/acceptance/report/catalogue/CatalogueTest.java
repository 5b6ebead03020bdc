package org.ccexecutor.acceptance.report.catalogue;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ccexecutor.acceptance.report.RealRun;
import org.ccexecutor.acceptance.report.Runs;
import org.ccexecutor.acceptance.report.catalogue.Catalogue.Entry;
import org.ccexecutor.acceptance.report.catalogue.Catalogue.Example;
import org.ccexecutor.acceptance.report.markdown.CatalogueMarkdown;
import org.ccexecutor.acceptance.report.model.Recording;
import org.ccexecutor.acceptance.run.Run;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The catalogue of the real steps, as a run gives it that has selected only one feature. */
class CatalogueTest {
  private static final Path FEATURES = Path.of("features");

  private static Catalogue catalogue;

  @BeforeAll
  static void plan() {
    Recording recording = new Recording();
    Run run = Runs.usual();
    RealRun.planned(FEATURES.resolve("05_echo.feature"), run).forEach(recording::accept);
    catalogue = of(FEATURES, recording, run);
  }

  private static Catalogue of(Path features, Recording recording, Run run) {
    return CatalogueBuilder.of(
        recording.query(), recording.parameterTypes(), features, run.secrets());
  }

  private static List<Entry> entries() {
    return catalogue.entries();
  }

  @Test
  void everySentenceSaysWhatItDoes() {
    assertThat(catalogue.size(), is(greaterThan(40)));
    assertThat(
        entries().stream().filter(entry -> entry.meaning().isEmpty()).map(Entry::sentence).toList(),
        is(empty()));
  }

  @Test
  void everyParameterSaysWhatMayStandInItsPlace() {
    List<String> silent =
        entries().stream()
            .flatMap(entry -> entry.parameters().stream())
            .filter(
                parameter -> parameter.values().stream().allMatch(span -> span.text().isBlank()))
            .map(Catalogue.Parameter::name)
            .distinct()
            .toList();
    assertThat(silent, is(empty()));
  }

  @Test
  void everySentenceHasAnExampleFromAScenario() {
    assertThat(
        entries().stream().filter(entry -> entry.example().isEmpty()).map(Entry::sentence).toList(),
        is(empty()));
  }

  @Test
  void whereThereAreNoFeatureFilesExamplesComeFromWhatRan(@TempDir Path directory)
      throws IOException {
    Path feature =
        Files.writeString(
            directory.resolve("one.feature"),
            """
            Feature: One
              Scenario: Ein Echo
                * the client is connected
                * it is nothing that anybody knows
            """);
    Recording recording = new Recording();
    Run run = Runs.usual();
    RealRun.planned(feature, run).forEach(recording::accept);
    assertThat(
        of(directory.resolve("none"), recording, run).entries().stream()
            .flatMap(entry -> entry.example().stream())
            .toList(),
        contains(new Example("* the client is connected", "Ein Echo")));
  }

  @Test
  void theSkeletonIsMadeOfSentencesThatThereAre(@TempDir Path directory) throws IOException {
    Path feature = directory.resolve("skeleton.feature");
    Files.writeString(feature, catalogue.skeleton());
    Recording recording = new Recording();
    Run run = Runs.usual();
    RealRun.planned(feature, run).forEach(recording::accept);
    assertThat(
        of(directory.resolve("none"), recording, run).entries().stream()
            .filter(entry -> !entry.example().isEmpty())
            .count(),
        is(3L));
    assertThat(
        CatalogueMarkdown.of(catalogue),
        containsString("\n```gherkin\n" + catalogue.skeleton() + "```\n"));
  }

  @Test
  void whatManySentencesShareIsExplainedOnce() {
    String text = CatalogueMarkdown.of(catalogue);
    assertThat(text.split("Who has no session yet opens one first", -1).length - 1, is(1));
    assertThat(text.indexOf("\n## Values\n"), is(lessThan(text.indexOf("\n## Command\n"))));
    assertThat(text, containsString("\n### Value `{clients}`\n\nValues: `the client`"));
    assertThat(text, containsString("\n- [`{clients}`](#value-clients)\n"));
  }

  @Test
  void saysWhereAScenarioAboutARequirementGoes() {
    assertThat(
        CatalogueMarkdown.of(catalogue),
        containsString(
            "\n| section | file | requirements |\n| --- | --- | --- |\n| Availability | `features/01_availability.feature` | AVL-1 to AVL-7 |\n"));
  }

  @Test
  void anExampleHasTheBlockThatStandsUnderIt() {
    assertThat(
        entries().stream()
            .filter(Entry::block)
            .flatMap(entry -> entry.example().stream())
            .filter(example -> !example.step().contains("\n"))
            .toList(),
        is(empty()));
  }

  @Test
  void codeIsShownAsItIsWritten() {
    String text = CatalogueMarkdown.of(catalogue);
    assertThat(text, containsString("`\\n`, `\\\"` and the like"));
    assertThat(text, containsString("`\\\\` and `\\u00e9` have"));
    assertThat(text, containsString(" a comma and `with a timeout of 1 second`."));
    assertThat(
        text, containsString("`as many clients as there is room for, at most 100` and a comma;"));
  }

  @Test
  void anEntryReadsLikeThis() {
    assertThat(
        CatalogueMarkdown.of(catalogue),
        containsString(
            """
            ### `{server} is under test`

            Says which server the scenario is about. Without this step it is the one that the setting `cc.server` names.

            - `{server}`: Values: `the local server`, `the docker server`.

            Example, from *The local server is healthy*:
            """));
  }
}
