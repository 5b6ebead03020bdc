package org.ccexecutor.acceptance.report.catalogue;

import io.cucumber.gherkin.GherkinParser;
import io.cucumber.query.Query;
import io.cucumber.query.Repository;
import io.cucumber.query.Repository.RepositoryFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Reads feature files that nobody runs. */
final class FeatureFiles {
  private FeatureFiles() {}

  /** What stands in the feature files of this directory, by name; nothing if there is none. */
  static Query in(Path directory) {
    Repository repository =
        Repository.builder().feature(RepositoryFeature.INCLUDE_GHERKIN_DOCUMENTS, true).build();
    GherkinParser parser = GherkinParser.builder().includeSource(false).build();
    try {
      for (Path file : files(directory)) {
        parser.parse(file.toUri().toString(), Files.readAllBytes(file)).forEach(repository::update);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The features in " + directory + " cannot be read.", e);
    }
    return new Query(repository);
  }

  private static List<Path> files(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(file -> file.toString().endsWith(".feature")).sorted().toList();
    }
  }
}
