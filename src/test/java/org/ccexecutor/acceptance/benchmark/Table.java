package org.ccexecutor.acceptance.benchmark;

import java.util.Locale;

/** The figures as a Markdown table, with the goals beside them. */
final class Table {
  private final StringBuilder text =
      new StringBuilder(
          "# How fast the specification is\n\n"
              + "Measured by `mvn -Pbenchmark verify`. Times depend on the machine; ratios hardly do.\n\n"
              + "| what | measured | compared with | ratio | goal | met |\n"
              + "| --- | ---: | ---: | ---: | ---: | :-: |\n");

  /** A row without a goal. */
  Table row(String what, double measured, String unit) {
    return row(what, number(measured, unit), "", "", "", "");
  }

  /** A row whose goal is a limit. */
  Table row(String what, double measured, double limit, String unit) {
    return row(
        what,
        number(measured, unit),
        "",
        "",
        "≤ " + number(limit, unit),
        measured <= limit ? "yes" : "no");
  }

  /** A row whose goal is a ratio. */
  Table row(String what, double measured, double base, String unit, double limit) {
    double ratio = measured / base;
    return row(
        what,
        number(measured, unit),
        number(base, unit),
        String.format(Locale.ROOT, "%.2f", ratio),
        String.format(Locale.ROOT, "≤ %.1f", limit),
        ratio <= limit ? "yes" : "no");
  }

  private Table row(String... cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    return this;
  }

  private static String number(double value, String unit) {
    return String.format(Locale.ROOT, value < 10 ? "%.2f %s" : "%.0f %s", value, unit).strip();
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
