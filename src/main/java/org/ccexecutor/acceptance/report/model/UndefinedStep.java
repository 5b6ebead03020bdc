package org.ccexecutor.acceptance.report.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ccexecutor.acceptance.report.catalogue.Catalogue.Entry;
import org.ccexecutor.acceptance.report.catalogue.CatalogueBuilder;
import org.ccexecutor.acceptance.report.catalogue.FeatureFiles;
import org.ccexecutor.acceptance.report.catalogue.Span;
import org.ccexecutor.acceptance.report.catalogue.Usage;

/**
 * Says of a step that no sentence fits which sentences are the nearest, and what may stand in the
 * place of their parameters. Whoever writes scenarios mends the step; nothing is said of Java.
 */
final class UndefinedStep {
  private final Recording recording;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private Map<String, List<String>> usage = Map.of();

  UndefinedStep(Recording recording) {
    this.recording = recording;
  }

  String explain(String step, int line) {
    List<Entry> nearest = nearest(step);
    List<String> lines = new ArrayList<>();
    lines.add("No sentence fits the step in line " + line + ":");
    lines.add("  " + step);
    if (!nearest.isEmpty()) {
      lines.add("The nearest sentences are:");
      nearest.forEach(entry -> lines.add("  " + entry.sentence()));
    }
    Map<String, String> values = values(nearest);
    if (!values.isEmpty()) {
      lines.add("The words in braces stand for:");
      values.forEach((name, text) -> lines.add("  {" + name + "}: " + text));
    }
    lines.add("All sentences are in steps.md.");
    return String.join("\n", lines);
  }

  private List<Entry> nearest(String step) {
    read();
    return Nearest.to(step, usage).stream().map(entries::get).toList();
  }

  /** Sources and feature files say it, which are read only where a step is misspelt. */
  private void read() {
    if (entries.isEmpty()) {
      CatalogueBuilder.of(recording.query(), recording.parameterTypes())
          .entries()
          .forEach(entry -> entries.put(entry.sentence(), entry));
      usage = Usage.of(recording.query(), recording.parameterTypes(), FeatureFiles.USUAL);
    }
  }

  private static Map<String, String> values(List<Entry> entries) {
    Map<String, String> values = new LinkedHashMap<>();
    entries.stream()
        .flatMap(entry -> entry.parameters().stream())
        .forEach(parameter -> values.put(parameter.name(), plain(parameter.values())));
    return values;
  }

  private static String plain(List<Span> spans) {
    return spans.stream()
        .map(span -> span.code() ? "`" + span.text() + "`" : span.text())
        .collect(Collectors.joining())
        .replaceFirst("^Values: ", "");
  }
}
