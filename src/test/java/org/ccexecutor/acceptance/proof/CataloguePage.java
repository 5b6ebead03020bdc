package org.ccexecutor.acceptance.proof;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ccexecutor.acceptance.contract.Register;
import org.ccexecutor.acceptance.contract.Requirement;
import org.ccexecutor.acceptance.proof.Proof.Outcome;
import org.ccexecutor.acceptance.report.model.Visible;
import org.ccexecutor.acceptance.verdict.Judgement;

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
      it stands, and no others. The sentence below its name says what users would suffer from it, the block what a report says:
      what was expected, and what was seen. Numbers that change from run to run are shown as `N`.

      This page is written by the proof itself: `mvn verify -Dit.test=ProofTest -Dproof.renew=true` renews it.
      """;

  private static final String FENCE = "```";
  private static final int LONGEST = 400;
  private static final int MOST_STRANGE = 20;

  private final Register register;
  private final Map<String, String> known;

  private final boolean renewed;
  private int strange;

  private CataloguePage(Register register, Map<String, String> known, boolean renewed) {
    this.register = register;
    this.known = known;
    this.renewed = renewed;
  }

  /**
   * The page that follows on this one, which may be empty.
   *
   * @param renewed whether messages that were not seen again are replaced
   */
  static CataloguePage after(String page, boolean renewed) {
    return new CataloguePage(Register.load(), messages(page), renewed);
  }

  /** The messages on a page by requirement and fault. */
  private static Map<String, String> messages(String page) {
    Map<String, String> messages = new LinkedHashMap<>();
    String requirement = "";
    String fault = "";
    StringBuilder block = null;
    for (String line : page.lines().toList()) {
      if (line.startsWith("## ")) {
        requirement = line.substring(3).split(" ")[0];
      } else if (line.startsWith("### ")) {
        fault = line.substring(4);
      } else if (line.startsWith(FENCE) && block == null) {
        block = new StringBuilder();
      } else if (line.startsWith(FENCE)) {
        messages.put(requirement + " " + fault, block.toString());
        block = null;
      } else if (block != null) {
        block.append(line).append('\n');
      }
    }
    return messages;
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
        "These take the freedoms that the contract gives, and nothing may be found broken.\n\n"
            + "| server | freedom |\n"
            + "| --- | --- |\n");
    outcomes.stream()
        .map(Outcome::variant)
        .filter(variant -> !variant.isFaulty())
        .forEach(
            variant ->
                page.append(String.format("| %s | %s |%n", variant.name(), variant.sentence())));
    return page.toString();
  }

  private String entry(String requirement, Outcome outcome) {
    Variant variant = outcome.variant();
    return String.format(
        "%n### %s%n%n%s%n%n%s%n%s%s%n",
        variant.name(), variant.sentence(), FENCE, message(requirement, outcome), FENCE);
  }

  private String message(String requirement, Outcome outcome) {
    List<String> seen =
        outcome.verdicts().breaches(requirement).stream().map(CataloguePage::text).toList();
    Optional<String> before =
        Optional.ofNullable(known.get(requirement + " " + outcome.variant().name()));
    Optional<String> again =
        before.flatMap(
            text ->
                seen.stream()
                    .filter(other -> expectation(other).equals(expectation(text)))
                    .findFirst());
    if (renewed || before.isEmpty()) {
      return again.orElse(seen.isEmpty() ? "" : seen.get(0));
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

  private static String text(Judgement judgement) {
    return "expected: "
        + steady(judgement.expected())
        + "\nactual:   "
        + steady(judgement.actual())
        + "\n";
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
