package org.ccexecutor.acceptance.engine;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.ConfigurationParameters;

/** Where reports cannot be written, people are told so in one sentence, before the run. */
class ReportPlacesTest {
  @TempDir private Path directory;

  @Test
  void aDirectoryThatCanBeMadeIsFine() throws IOException {
    Path reports = directory.resolve("Ordner mit Ä").resolve("reports");
    assertThat(complaint(reports), is(Optional.empty()));
    assertThat("nothing is left behind", reports.toFile().list().length, is(0));
  }

  @Test
  void aFileInItsPlaceIsSaid() throws IOException {
    Path reports = Files.createFile(directory.resolve("reports"));
    assertThat(complaint(reports).orElse(""), containsString(reports + ", so nothing was run"));
    assertThat(complaint(reports).orElse(""), containsString("that is no directory"));
  }

  @Test
  void aFileAboveItIsSaid() throws IOException {
    Path file = Files.createFile(directory.resolve("target"));
    assertThat(
        complaint(file.resolve("reports")).orElse(""), containsString("cannot be written to"));
  }

  @Test
  void pluginsWithoutFilesAreNobodysConcern() {
    assertThat(ReportPlaces.complaint(new OnlyPlugins("pretty,usage")), is(Optional.empty()));
    assertThat(ReportPlaces.complaint(new OnlyPlugins("")), is(Optional.empty()));
  }

  private static Optional<String> complaint(Path reports) {
    return ReportPlaces.complaint(
        new OnlyPlugins(
            "pretty, a.Plugin:" + reports + "/a.html , b.Plugin:" + reports + "/b.xml"));
  }

  /** Parameters of which one is set. */
  private record OnlyPlugins(String plugins) implements ConfigurationParameters {

    @Override
    public Optional<String> get(String key) {
      return Optional.ofNullable(Map.of("cucumber.plugin", plugins).get(key));
    }

    @Override
    public Optional<Boolean> getBoolean(String key) {
      return Optional.empty();
    }

    @Override
    public Set<String> keySet() {
      return Set.of("cucumber.plugin");
    }
  }
}
