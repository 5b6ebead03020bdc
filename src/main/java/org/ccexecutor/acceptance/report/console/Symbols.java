package org.ccexecutor.acceptance.report.console;

import org.ccexecutor.acceptance.report.model.Outcome;
import org.ccexecutor.acceptance.settings.Console;
import org.ccexecutor.acceptance.settings.ServerName;

/** Icons and colours, as far as the console can show them. */
final class Symbols {
  private static final String RED = "\u001b[31m";
  private static final String GREEN = "\u001b[32m";
  private static final String YELLOW = "\u001b[33m";
  private static final String RESET = "\u001b[0m";

  private final Console console;

  Symbols(Console console) {
    this.console = console;
  }

  String good() {
    return colour(GREEN, icon("✅", "[ok]"));
  }

  String bad() {
    return colour(RED, icon("❌", "[FAILED]"));
  }

  String unsure() {
    return colour(YELLOW, icon("❔", "[?]"));
  }

  String accepted() {
    return colour(YELLOW, icon("🔶", "[deviates]"));
  }

  String planned() {
    return icon("📝", "[planned]");
  }

  String session() {
    return icon("📋", "[id]");
  }

  String report() {
    return icon("📊", "[report]");
  }

  String server(ServerName name) {
    return name == ServerName.LOCAL ? icon("🏠", "[local]") : icon("🐳", "[docker]");
  }

  String of(Outcome outcome) {
    return switch (outcome) {
      case PASSED -> good();
      case FAILED -> bad();
      case DEVIATES -> accepted();
      case COULD_NOT_TELL -> unsure();
      case PLANNED -> planned();
    };
  }

  /**
   * The text as the console can show it: without icons there may be no arrows, dashes and accents
   * either.
   */
  String plain(String text) {
    if (console.icons()) {
      return text;
    }
    String known =
        text.replace('›', '>')
            .replace("→", "->")
            .replace("←", "<-")
            .replace("…", "...")
            .replace('·', '-');
    return known.replace('«', '<').replace('»', '>').replaceAll("[^\\x00-\\x7F]", "?");
  }

  private String icon(String icon, String ascii) {
    return console.icons() ? icon : ascii;
  }

  private String colour(String colour, String text) {
    return console.colours() ? colour + text + RESET : text;
  }
}
