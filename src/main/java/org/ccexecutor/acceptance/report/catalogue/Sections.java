package org.ccexecutor.acceptance.report.catalogue;

import io.cucumber.messages.types.Pickle;
import io.cucumber.messages.types.PickleTag;
import io.cucumber.query.Lineage;
import io.cucumber.query.Query;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ccexecutor.acceptance.report.catalogue.Catalogue.Section;
import org.ccexecutor.acceptance.report.model.Ids;

/** Finds out which requirements each feature file is about. */
final class Sections {
  private static final Pattern ID = Pattern.compile("@([A-Z]+-\\d+)");

  private Sections() {}

  /** The sections that these scenarios stand in, in their order. */
  static List<Section> of(Query scenarios) {
    Map<String, List<Pickle>> byFile =
        scenarios.findAllPickles().stream()
            .collect(
                Collectors.groupingBy(Pickle::getUri, LinkedHashMap::new, Collectors.toList()));
    return byFile.values().stream().map(pickles -> section(scenarios, pickles)).toList();
  }

  private static Section section(Query scenarios, List<Pickle> pickles) {
    Pickle first = pickles.get(0);
    String title =
        scenarios
            .findLineageBy(first)
            .flatMap(Lineage::feature)
            .map(feature -> feature.getName())
            .orElse("");
    List<String> ids =
        pickles.stream()
            .flatMap(pickle -> pickle.getTags().stream())
            .map(PickleTag::getName)
            .map(ID::matcher)
            .filter(tag -> tag.matches())
            .map(tag -> tag.group(1))
            .distinct()
            .toList();
    return new Section(title, shown(first.getUri()), Ids.inWords(ids));
  }

  private static String shown(String uri) {
    Path file = Path.of(URI.create(uri));
    Path home = Path.of("").toAbsolutePath();
    return (file.startsWith(home) ? home.relativize(file) : file).toString().replace('\\', '/');
  }
}
