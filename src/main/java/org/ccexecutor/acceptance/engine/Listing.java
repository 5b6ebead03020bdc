package org.ccexecutor.acceptance.engine;

import io.cucumber.messages.types.Pickle;
import io.cucumber.messages.types.PickleTag;
import io.cucumber.query.Query;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ccexecutor.acceptance.report.catalogue.FeatureFiles;
import org.ccexecutor.acceptance.run.Agenda.Listed;
import org.ccexecutor.acceptance.settings.ServerName;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.support.descriptor.FileSource;

/**
 * Lists scenarios before they are run.
 *
 * @param usual the server of those that are about neither in particular
 */
record Listing(ServerName usual) {
  private static final Path FEATURES = Path.of("features");

  /** The feature files that these scenarios stand in. */
  static Set<Path> files(TestDescriptor root) {
    return scenarios(root).flatMap(test -> file(test).stream()).collect(Collectors.toSet());
  }

  /**
   * What is written in feature files.
   *
   * @param all the scenarios
   * @param stepless the places of those that have no steps
   */
  record Written(List<Listed> all, Set<String> stepless) {}

  /** What is written in the project and in these files, whatever was selected in them. */
  Written written(Set<Path> files) {
    Set<Path> roots = new LinkedHashSet<>(Set.of(FEATURES.toAbsolutePath()));
    files.stream().filter(file -> !file.startsWith(FEATURES.toAbsolutePath())).forEach(roots::add);
    Query query = FeatureFiles.in(roots);
    List<Pickle> pickles = query.findAllPickles();
    return new Written(
        pickles.stream()
            .map(pickle -> listed(file(pickle), pickle.getTags().stream().map(PickleTag::getName)))
            .toList(),
        pickles.stream()
            .filter(pickle -> pickle.getSteps().isEmpty())
            .flatMap(
                pickle ->
                    query.findLocationOf(pickle).stream()
                        .map(location -> shown(file(pickle)) + ":" + location.getLine()))
            .collect(Collectors.toSet()));
  }

  /** Where those stand that were selected. */
  List<String> places(TestDescriptor root) {
    return scenarios(root)
        .flatMap(
            test ->
                source(test)
                    .flatMap(FileSource::getPosition)
                    .map(position -> shown(file(test).orElseThrow()) + ":" + position.getLine())
                    .stream())
        .toList();
  }

  /** Those that were selected. */
  List<Listed> selected(TestDescriptor root) {
    return scenarios(root)
        .map(
            test ->
                listed(
                    file(test).orElse(Path.of("")), test.getTags().stream().map(TestTag::getName)))
        .toList();
  }

  private Listed listed(Path file, Stream<String> tags) {
    return Listed.of(
        shown(file),
        tags.map(tag -> tag.replaceFirst("^@", "")).collect(Collectors.toSet()),
        usual);
  }

  private static String shown(Path file) {
    Path home = Path.of("").toAbsolutePath();
    Path shown = file.startsWith(home) ? home.relativize(file) : file;
    return shown.toString().replace('\\', '/');
  }

  private static Path file(Pickle pickle) {
    return Path.of(URI.create(pickle.getUri()));
  }

  private static Stream<? extends TestDescriptor> scenarios(TestDescriptor root) {
    return root.getDescendants().stream().filter(TestDescriptor::isTest);
  }

  private static Optional<Path> file(TestDescriptor test) {
    return source(test).map(source -> source.getFile().toPath().toAbsolutePath().normalize());
  }

  private static Optional<FileSource> source(TestDescriptor test) {
    return test.getSource().filter(FileSource.class::isInstance).map(FileSource.class::cast);
  }
}
