package org.ccexecutor.acceptance.report.model;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.ccexecutor.acceptance.contract.Level;
import org.ccexecutor.acceptance.settings.ServerName;

/**
 * What a stakeholder reads first.
 *
 * @param about whom it is about, empty where the run has only one part
 * @param tone {@code good}, {@code bad}, {@code unsure} or {@code neutral}
 * @param text the verdict in one sentence
 */
public record Headline(String about, String tone, String text) {
  private static final List<String> TONES = List.of("bad", "unsure", "neutral", "good");

  /** One for each part of the run. */
  public static List<Headline> of(Report report) {
    return report.parts().stream().map(part -> ofPart(part.report()).about(part.whose())).toList();
  }

  /** The worst of them, which stands on top. */
  public static Headline top(List<Headline> headlines) {
    return headlines.stream()
        .min(Comparator.comparing(one -> TONES.indexOf(one.tone())))
        .orElseThrow();
  }

  /** The verdict with whom it is about. */
  public String whole() {
    return about.isEmpty()
        ? text
        : about.substring(0, 1).toUpperCase(Locale.ROOT)
            + about.substring(1)
            + ": "
            + text.substring(0, 1).toLowerCase(Locale.ROOT)
            + text.substring(1);
  }

  private Headline about(String whom) {
    return new Headline(whom, tone, text);
  }

  /** The verdict on a report that has only one part. */
  static Headline ofPart(Report report) {
    Summary summary = report.summary();
    if (report.features().isEmpty()) {
      return new Headline("", "unsure", "No scenario was selected");
    }
    if (report.isPlan()) {
      return new Headline("", "neutral", "This is only the plan: nothing was run");
    }
    if (report.count(Verdict.BROKEN) > 0) {
      return new Headline("", "bad", broken(report));
    }
    if (summary.failed() > 0) {
      return new Headline("", "bad", failed(summary.failed(), report.miswritten().size()));
    }
    if (!report.mended().isEmpty()) {
      return new Headline(
          "",
          "bad",
          count(report.mended().size(), "known deviation")
              + " mended: the list has to be shortened");
    }
    return untold(report);
  }

  private static String broken(Report report) {
    long must = report.count(Level.MUST, Verdict.BROKEN);
    long should = report.count(Level.SHOULD, Verdict.BROKEN);
    String which =
        must == 0 ? "should" : should == 0 ? "must" : must + " must, " + should + " should";
    return count(must + should, "requirement")
        + (must + should == 1 ? " is" : " are")
        + " broken ("
        + which
        + ")";
  }

  private static String failed(int failed, int miswritten) {
    return count(failed, "scenario")
        + (failed > miswritten ? " failed" : " cannot be carried out as written");
  }

  private static Headline untold(Report report) {
    long told = report.count(Verdict.KEPT) + report.count(Verdict.DEVIATES);
    long untold = report.count(Verdict.COULD_NOT_TELL);
    if (untold > 0) {
      String text =
          told == 0
              ? nothing(report)
              : "Nothing was seen broken, but "
                  + count(untold, "requirement")
                  + " could not be told";
      return new Headline("", "unsure", text);
    }
    return new Headline("", "good", good(report));
  }

  private static String nothing(Report report) {
    List<String> absent =
        report.serverNames().stream()
            .filter(name -> report.server(name).isEmpty())
            .map(ServerName::word)
            .toList();
    if (absent.isEmpty() || absent.size() < report.serverNames().size()) {
      return "Nothing could be told";
    }
    return "Nothing was tested: "
        + (absent.size() == 1
            ? "the " + absent.get(0) + " server cannot be reached"
            : "neither server can be reached");
  }

  private static String good(Report report) {
    long deviating = report.count(Verdict.DEVIATES);
    if (deviating == 0) {
      return Tally.allKept(report);
    }
    if (report.inPart() > 0) {
      return Tally.checked(report)
          + ": "
          + Tally.kept(report)
          + ", "
          + deviating
          + " deviating as known";
    }
    long kept = report.count(Verdict.KEPT);
    String which = report.count(Verdict.NOT_SELECTED) == 0 ? "" : Tally.checked(report) + ": ";
    return which
        + (which.isEmpty() ? count(kept, "requirement") : kept)
        + (kept == 1 ? " is" : " are")
        + " kept, "
        + deviating
        + (deviating == 1 ? " deviates" : " deviate")
        + " as known";
  }

  private static String count(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
