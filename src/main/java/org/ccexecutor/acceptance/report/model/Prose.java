package org.ccexecutor.acceptance.report.model;

import java.util.stream.Collectors;

/** Descriptions of a feature file, without the white space that only belongs to the file. */
final class Prose {
  private Prose() {}

  static String of(String description) {
    return description.lines().map(String::strip).collect(Collectors.joining("\n")).strip();
  }
}
