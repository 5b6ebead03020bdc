package org.ccexecutor.acceptance.proof;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ccexecutor.acceptance.contract.Register;
import org.ccexecutor.acceptance.contract.Requirement;
import org.ccexecutor.acceptance.proof.KnownFaults.Entry;
import org.ccexecutor.acceptance.proof.Proof.Outcome;
import org.ccexecutor.acceptance.proof.Verdicts.Breach;
import org.ccexecutor.acceptance.report.model.Visible;

/**
 * The page for people: for each requirement the faults that it catches, what users would suffer
 * from them, and what the specification says of them. A message that was seen again stays as it
 * stands: it may differ in what hangs on the moment.
 */
final class CataloguePage {
  private static final String INTRODUCTION =
      """
      # The fault catalogue

      A specification is worth what it catches. Each entry below is a server with one deliberate fault, which is started and
      judged by the scenarios of this directory whenever the project is verified. It has to break the requirements under which
      it stands, and no others. The sentence below its name says what users would suffer from it; then come a scenario that
      catches it, and what a report says of that: what was expected, and what was seen. Numbers that change from run to run are
      shown as `N`.

      This page is written by the proof itself: `mvn verify -Dit.test=ProofTest -Dproof.renew=true` renews it.
      """;

  private static final Entry NOTHING = new Entry("", "");
  private static final String WHOLE = " \\*";
  private static final int LONGEST = 400;
  private static final int MOST_STRANGE = 20;

  private final Register register;
  private final KnownFaults known;
  private final boolean renewed;
  private int strange;

  private CataloguePage(Register register, KnownFaults known, boolean renewed) {
    this.register = register;
    this.known = known;
    this.renewed = renewed;
  }

  /**
   * The page that follows on one of which this is known.
   *
   * @param renewed whether messages that were not seen again are replaced
   */
  static CataloguePage after(KnownFaults known, boolean renewed) {
    return new CataloguePage(Register.load(), known, renewed);
  }

  /** The whole page. */
  String of(List<Outcome> outcomes) {
    StringBuilder page = new StringBuilder(INTRODUCTION);
    for (Requirement requirement : register.all()) {
      page.append(
          String.format(
              "%n## %s (%s)%n%n%s.%n",
              requirement.id(), requirement.level().word(), requirement.sentence()));
      outcomes.stream()
          .filter(outcome -> outcome.variant().breaks().contains(requirement.id()))
          .forEach(outcome -> page.append(entry(requirement.id(), outcome)));
    }
    page.append("\n## Servers that keep the contract in other ways\n\n");
    page.append(
        "These take the freedoms that the contract gives, and nothing may be found broken. Those with a star are played\n"
            + "by `mvn verify -Dit.test=ProofTest -Dproof.whole=true`: else servers that take several freedoms at once stand for them.\n\n"
            + "| server | freedom |\n"
            + "| --- | --- |\n");
    Catalogue.freedoms()
        .forEach(
            variant ->
                page.append(
                    String.format(
                        "| %s%s | %s |%n",
                        variant.name(),
                        variant.isOnlyInTheWhole() ? WHOLE : "",
                        variant.sentence())));
    return page.toString();
  }

  private String entry(String requirement, Outcome outcome) {
    Variant variant = outcome.variant();
    Entry shown = shown(requirement, outcome);
    return String.format(
        "%n### %s%n%n%s%n%n%s%s%s%n%n%s%n%s%s%n",
        variant.name(),
        variant.sentence(),
        KnownFaults.CAUGHT_BY,
        shown.scenario(),
        KnownFaults.END,
        KnownFaults.FENCE,
        shown.message(),
        KnownFaults.FENCE);
  }

  private Entry shown(String requirement, Outcome outcome) {
    List<Entry> seen =
        outcome.verdicts().breaches(requirement).stream().map(CataloguePage::entry).toList();
    Optional<Entry> before = known.find(requirement, outcome.variant());
    Optional<Entry> again =
        before.flatMap(
            entry -> seen.stream().filter(other -> saysTheSame(other, entry)).findFirst());
    if (renewed || before.isEmpty()) {
      return again.or(() -> seen.stream().findFirst()).or(() -> before).orElse(NOTHING);
    }
    strange += again.isEmpty() ? 1 : 0;
    return before.get();
  }

  /**
   * Whether so many messages differ that the page no longer says what a reader is told. A few may:
   * a fault can show itself in more ways than one.
   */
  boolean isOutOfDate() {
    return strange * MOST_STRANGE > known.size();
  }

  private static Entry entry(Breach breach) {
    String expected = "expected: " + steady(breach.expected()) + "\n";
    String actual = "actual:   " + steady(breach.actual()) + "\n";
    return new Entry(breach.scenario(), expected + actual);
  }

  private static boolean saysTheSame(Entry one, Entry other) {
    return expectation(one.message()).equals(expectation(other.message()));
  }

  /** What stays the same from run to run: what came instead may hang on the moment. */
  private static String expectation(String text) {
    return text.lines().findFirst().orElse("").replaceAll("[^\\p{L}]", "");
  }

  private static String steady(String text) {
    String steady = Visible.text(text.strip()).replaceAll("\\R", "⏎");
    for (Map.Entry<Pattern, String> rule : RULES.entrySet()) {
      steady = rule.getKey().matcher(steady).replaceAll(rule.getValue());
    }
    if (steady.length() <= LONGEST) {
      return steady;
    }
    boolean within = Character.isLowSurrogate(steady.charAt(LONGEST));
    return steady.substring(0, within ? LONGEST - 1 : LONGEST) + "…";
  }

  private static final Map<Pattern, String> RULES = rules();

  private static Map<Pattern, String> rules() {
    Map<Pattern, String> rules = new LinkedHashMap<>();
    rules.put(Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"), "N");
    rules.put(Pattern.compile("(pids?\\\\?\"?[: ]+-?)\\d+( \\d+)*"), "$1N");
    rules.put(Pattern.compile("(pgid\\\\?\":)-?\\d+"), "$1N");
    rules.put(Pattern.compile("((process|process id) )\\d+"), "$1N");
    rules.put(
        Pattern.compile(
            "((timestamp|execution_time|uptime_seconds|active_sessions)\\\\?\":)[0-9.E-]+"),
        "$1N");
    rules.put(Pattern.compile("\\d+(\\.\\d+)?( m?s\\b)"), "N$2");
    rules.put(Pattern.compile("127\\.0\\.0\\.1:\\d+"), "127.0.0.1:N");
    rules.put(Pattern.compile("\\b100\\d{4}\\b"), "N");
    rules.put(Pattern.compile("tmp\\.\\w+"), "tmp.N");
    rules.put(Pattern.compile("it was \\d+$"), "it was N");
    return rules;
  }
}
