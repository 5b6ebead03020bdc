package org.ccexecutor.acceptance.report.catalogue;

import io.cucumber.gherkin.GherkinParser;
import io.cucumber.query.Query;
import io.cucumber.query.Repository;
import io.cucumber.query.Repository.RepositoryFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Reads feature files that nobody runs. */
public final class FeatureFiles {
  /** Where the specification is, by its place in the project. */
  public static final Path USUAL = Path.of("features");

  private FeatureFiles() {}

  /** What stands in these feature files and in those of these directories, as far as they exist. */
  public static Query in(Collection<Path> places) {
    Repository repository =
        Repository.builder().feature(RepositoryFeature.INCLUDE_GHERKIN_DOCUMENTS, true).build();
    GherkinParser parser = GherkinParser.builder().includeSource(false).build();
    try {
      for (Path place : places) {
        for (Path file : files(place)) {
          parser
              .parse(file.toUri().toString(), Files.readAllBytes(file))
              .forEach(repository::update);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The features in " + places + " cannot be read.", e);
    }
    return new Query(repository);
  }

  private static List<Path> files(Path place) throws IOException {
    if (!Files.exists(place)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(place)) {
      return all.filter(file -> file.toString().endsWith(".feature")).sorted().toList();
    }
  }
}
