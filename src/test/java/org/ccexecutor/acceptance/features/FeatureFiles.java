package org.ccexecutor.acceptance.features;

import io.cucumber.gherkin.GherkinParser;
import io.cucumber.messages.types.Envelope;
import io.cucumber.messages.types.Feature;
import io.cucumber.messages.types.FeatureChild;
import io.cucumber.messages.types.GherkinDocument;
import io.cucumber.messages.types.Pickle;
import io.cucumber.messages.types.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The feature files of this project, parsed. */
public final class FeatureFiles {
  /** Where they are. */
  public static final Path FOLDER = Path.of("features");

  private final List<Envelope> envelopes;

  private FeatureFiles(List<Envelope> envelopes) {
    this.envelopes = envelopes;
  }

  static FeatureFiles parse() {
    GherkinParser parser = GherkinParser.builder().includeSource(false).build();
    return new FeatureFiles(paths().stream().flatMap(path -> parse(parser, path)).toList());
  }

  private static Stream<Envelope> parse(GherkinParser parser, Path path) {
    try {
      return parser.parse(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files, in reading order. */
  static List<Path> paths() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(path -> path.toString().endsWith(".feature")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Feature> features() {
    return envelopes.stream()
        .map(Envelope::getGherkinDocument)
        .flatMap(Optional::stream)
        .map(GherkinDocument::getFeature)
        .flatMap(Optional::stream)
        .toList();
  }

  List<Rule> rules() {
    return features().stream()
        .flatMap(feature -> feature.getChildren().stream())
        .map(FeatureChild::getRule)
        .flatMap(Optional::stream)
        .toList();
  }

  List<Pickle> pickles() {
    return envelopes.stream().map(Envelope::getPickle).flatMap(Optional::stream).toList();
  }
}
