package org.ccexecutor.acceptance.report.model;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.ccexecutor.acceptance.contract.Level;

/** Counts in words, the same in every report. */
public final class Tally {
  private Tally() {}

  /**
   * One part of a verdict.
   *
   * @param words what it says
   * @param section the anchor of the section that says more, empty if there is none
   */
  public record Count(String words, String section) {}

  /**
   * The verdict on all requirements in one line: the headline, and those counts that it leaves out,
   * such as {@code 5 requirements are broken (2 must, 3 should) · 61 kept}.
   */
  public static String of(Report report) {
    String headline = Headline.ofPart(report).text();
    List<String> others = isWhole(report) ? List.of() : others(report);
    return others.isEmpty() ? headline + "." : headline + " · " + String.join(" · ", others);
  }

  /** Whether the headline says all that the counts do. */
  private static boolean isWhole(Report report) {
    long told =
        report.count(Verdict.BROKEN) + report.count(Verdict.KEPT) + report.count(Verdict.DEVIATES);
    return report.isPlan() || report.isGood() || told == 0;
  }

  /** The counts that the headline leaves out. */
  private static List<String> others(Report report) {
    String said = said(report);
    return counts(report).stream()
        .filter(count -> !count.section().equals(said))
        .map(Count::words)
        .toList();
  }

  /** The section of the counts that the headline is made of. */
  private static String said(Report report) {
    if (report.count(Verdict.BROKEN) > 0) {
      return "broken";
    }
    if (report.summary().failed() > 0) {
      return "failed";
    }
    return report.mended().isEmpty() ? "untold" : "mended";
  }

  /** The same, part by part. */
  public static List<Count> counts(Report report) {
    if (report.isPlan()) {
      return List.of(new Count("This is only the plan: nothing was run", ""));
    }
    return isAllKept(report) ? List.of(new Count(allKept(report) + ".", "")) : mixed(report);
  }

  /** Whether there is nothing to say but that all is kept that was looked at. */
  private static boolean isAllKept(Report report) {
    return report.isGood() && report.count(Verdict.KEPT) > 0 && report.count(Verdict.DEVIATES) == 0;
  }

  /** That all is kept, and whether all was looked at. */
  public static String allKept(Report report) {
    if (report.inPart() > 0) {
      return checked(report) + ": " + kept(report);
    }
    return report.count(Verdict.NOT_SELECTED) == 0
        ? "All " + report.requirements().size() + " requirements are kept"
        : checked(report) + (report.count(Verdict.KEPT) == 1 ? ": it is kept" : ", all kept");
  }

  /** How many requirements were looked at, such as {@code 5 of 69 requirements were checked}. */
  public static String checked(Report report) {
    long all = report.requirements().size();
    long checked = all - report.count(Verdict.NOT_SELECTED);
    String which = checked == all ? "All " + all : checked + " of " + all;
    return which + " requirements " + (checked == 1 ? "was" : "were") + " checked";
  }

  /** How many are kept, and how many of them only as far as they were checked. */
  public static String kept(Report report) {
    long part = report.inPart();
    long whole = report.count(Verdict.KEPT) - part;
    String inPart =
        " kept as far as checked (not all "
            + (part == 1 ? "its" : "their")
            + " scenarios were selected)";
    if (whole == 0
        && part == 1
        && report.count(Verdict.NOT_SELECTED) == report.requirements().size() - 1) {
      return "it is" + inPart;
    }
    return (whole > 0 || part == 0 ? whole + " kept" : "")
        + (whole > 0 && part > 0 ? ", " : "")
        + (part > 0 ? part + inPart : "");
  }

  private static List<Count> mixed(Report report) {
    List<Count> parts = new ArrayList<>();
    for (Level level : Level.values()) {
      long broken = report.count(level, Verdict.BROKEN);
      if (broken > 0) {
        parts.add(new Count(level.word() + ": " + broken + " broken", "broken"));
      }
    }
    add(parts, report.count(Verdict.DEVIATES), "deviating as known", "");
    add(parts, report.count(Verdict.COULD_NOT_TELL), "could not be told", "untold");
    add(parts, report.count(Verdict.KEPT) - report.inPart(), "kept", "");
    add(parts, report.inPart(), "kept as far as checked", "");
    String of = "of " + report.requirements().size() + " not selected";
    add(parts, report.count(Verdict.NOT_SELECTED), of, "not-selected");
    int mended = report.mended().size();
    add(
        parts,
        mended,
        mended == 1 ? "known deviation mended" : "known deviations mended",
        "mended");
    return parts;
  }

  private static void add(List<Count> parts, long count, String what, String section) {
    if (count > 0) {
      parts.add(new Count(count + " " + what, section));
    }
  }

  /** The counts of scenarios in words, such as {@code 9/10 scenarios passed, 1 failed}. */
  public static String scenarios(Summary summary) {
    boolean planned = summary.planned() == summary.scenarios();
    return planned
        ? summary.planned() + (summary.planned() == 1 ? " scenario planned" : " scenarios planned")
        : passed(summary) + " scenarios passed" + others(summary);
  }

  /** How many of how many passed, such as {@code 9/10}. */
  public static String passed(Summary summary) {
    return summary.passed() + "/" + summary.scenarios();
  }

  /** What became of the others, such as {@code , 1 failed}; empty if all passed. */
  public static String others(Summary summary) {
    return List.of(Outcome.FAILED, Outcome.DEVIATES, Outcome.COULD_NOT_TELL, Outcome.PLANNED)
        .stream()
        .filter(outcome -> summary.count(outcome) > 0)
        .map(outcome -> ", " + summary.count(outcome) + " " + words(outcome, summary))
        .collect(Collectors.joining());
  }

  private static String words(Outcome outcome, Summary summary) {
    String stumbled =
        outcome == Outcome.FAILED && summary.stumbled() > 0
            ? " (" + summary.stumbled() + " because of another requirement)"
            : "";
    return words(outcome) + stumbled;
  }

  private static String words(Outcome outcome) {
    return outcome == Outcome.DEVIATES ? "deviating as known" : outcome.words();
  }
}
