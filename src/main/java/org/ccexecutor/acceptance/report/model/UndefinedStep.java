package org.ccexecutor.acceptance.report.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ccexecutor.acceptance.report.catalogue.Catalogue.Entry;
import org.ccexecutor.acceptance.report.catalogue.CatalogueBuilder;
import org.ccexecutor.acceptance.report.catalogue.FeatureFiles;
import org.ccexecutor.acceptance.report.catalogue.Sentences;
import org.ccexecutor.acceptance.report.catalogue.Span;
import org.ccexecutor.acceptance.report.catalogue.Usage;

/**
 * Says of a step that no sentence fits which one was meant and, if that is not clear, which
 * sentences are the nearest, and what may stand in the place of the parameters of the first.
 * Whoever writes scenarios mends the step; nothing is said of Java.
 */
final class UndefinedStep {
  private final Recording recording;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private Map<String, List<String>> usage = Map.of();
  private Mending mending = new Mending(List.of(), step -> false);

  UndefinedStep(Recording recording) {
    this.recording = recording;
  }

  String explain(String step, int line) {
    read();
    List<String> lines = new ArrayList<>();
    lines.add("No sentence fits the step in line " + line + ":");
    lines.add("  " + step);
    Optional<String> meant = mending.of(step);
    if (meant.isPresent()) {
      lines.add("Did you mean this?");
      lines.add("  " + meant.get());
    } else {
      lines.addAll(nearest(step));
    }
    lines.add("All sentences are in steps.md.");
    return String.join("\n", lines);
  }

  private List<String> nearest(String step) {
    List<Entry> nearest = Nearest.to(step, usage).stream().map(entries::get).toList();
    List<String> lines = new ArrayList<>();
    if (!nearest.isEmpty()) {
      lines.add("The nearest sentences are:");
      nearest.forEach(entry -> lines.add("  " + entry.sentence()));
      lines.addAll(values(nearest.get(0)));
    }
    return lines;
  }

  /** Sources and feature files say it, which are read only where a step is misspelt. */
  private void read() {
    if (entries.isEmpty()) {
      CatalogueBuilder.of(recording.query(), recording.parameterTypes())
          .entries()
          .forEach(entry -> entries.put(entry.sentence(), entry));
      usage = Usage.of(recording.query(), recording.parameterTypes(), FeatureFiles.USUAL);
      Sentences sentences = new Sentences(recording.query(), recording.parameterTypes());
      mending =
          new Mending(
              usage.values().stream().flatMap(List::stream).toList(),
              step -> sentences.of(step).isPresent());
    }
  }

  /** What may stand in the place of its parameters. */
  private static List<String> values(Entry entry) {
    List<String> lines = new ArrayList<>();
    if (!entry.parameters().isEmpty()) {
      lines.add("The words in braces of the first stand for:");
    }
    entry
        .parameters()
        .forEach(
            parameter -> lines.add("  {" + parameter.name() + "}: " + plain(parameter.values())));
    return lines;
  }

  private static String plain(List<Span> spans) {
    return spans.stream()
        .map(span -> span.code() ? "`" + span.text() + "`" : span.text())
        .collect(Collectors.joining())
        .replaceFirst("^Values: ", "");
  }
}
