package org.ccexecutor.acceptance.report.catalogue;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import java.nio.file.Path;
import java.util.List;
import org.ccexecutor.acceptance.report.RealRun;
import org.ccexecutor.acceptance.report.Runs;
import org.ccexecutor.acceptance.report.catalogue.Catalogue.Entry;
import org.ccexecutor.acceptance.report.markdown.CatalogueMarkdown;
import org.ccexecutor.acceptance.report.model.Recording;
import org.ccexecutor.acceptance.run.Run;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The catalogue of the real steps, as a dry run of the real features gives it. */
class CatalogueTest {
  private static Catalogue catalogue;

  @BeforeAll
  static void plan() {
    Recording recording = new Recording();
    Run run = Runs.usual();
    RealRun.planned(Path.of("features"), run).forEach(recording::accept);
    catalogue = CatalogueBuilder.of(recording, run.secrets());
  }

  private static List<Entry> entries() {
    return catalogue.chapters().stream().flatMap(chapter -> chapter.entries().stream()).toList();
  }

  @Test
  void everySentenceSaysWhatItDoes() {
    assertThat(catalogue.size(), is(greaterThan(50)));
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
  void anEntryReadsLikeThis() {
    assertThat(
        CatalogueMarkdown.of(catalogue),
        containsString(
            """
            ### `{server} is under test`

            Says which server the scenario is about. Without this step it is the one that the setting cc.server names.

            - `{server}`: Values: `the local server`, `the docker server`.

            Example, from *The local server is healthy*:
            """));
  }
}
