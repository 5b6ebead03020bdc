package org.ccexecutor.acceptance.report.markdown;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ccexecutor.acceptance.contract.Requirement;
import org.ccexecutor.acceptance.report.model.Outcome;
import org.ccexecutor.acceptance.report.model.Report;
import org.ccexecutor.acceptance.report.model.RequirementResult;
import org.ccexecutor.acceptance.report.model.ScenarioResult;
import org.ccexecutor.acceptance.report.model.Way;

/**
 * What failed, by the requirement that is broken, what weighs most first. One fault often breaks
 * hundreds of scenarios: each requirement gets one of them with all evidence before any gets a
 * second, then names, then the evidence of what was seen in other ways, then a command that runs
 * again what is only named, as far as there is room.
 */
final class Failures {
  private static final String TITLE = "## What failed\n\n";

  /** What no id of a requirement is. */
  private static final String MISWRITTEN = "miswritten";

  private static final int NAMES = 20;
  private static final int FULL = 3;
  private static final int ROOM_FOR_NOTE = 120;

  private final Report report;
  private final Failure failure;
  private final List<Group> groups;
  private final Map<String, Detail> details = new HashMap<>();
  private int left;

  /** How much is told of a scenario. */
  private enum Detail {
    COUNTED,
    NAMED,
    FULL
  }

  /**
   * Failures that have seen the same requirement broken.
   *
   * @param id the requirement, empty if it is none, {@link #MISWRITTEN} if nothing was looked at
   * @param scenarios what failed, one of each way first
   */
  private record Group(String id, List<ScenarioResult> scenarios) {}

  private Failures(Report report, int room) {
    this.report = report;
    this.failure = new Failure(report);
    this.groups = groups(report);
    this.left = room - Budget.size(TITLE);
    groups.forEach(group -> left -= Budget.size(head(group)) + ROOM_FOR_NOTE);
  }

  /** The section, empty if nothing failed; in at most so many bytes. */
  static String of(Report report, int room) {
    Failures failures = new Failures(report, room);
    return failures.groups.isEmpty() ? "" : failures.text();
  }

  private static List<Group> groups(Report report) {
    Map<String, List<ScenarioResult>> byRequirement = new LinkedHashMap<>();
    report.broken().forEach(result -> byRequirement.put(result.id(), new ArrayList<>()));
    for (ScenarioResult scenario : report.scenarios(Outcome.FAILED)) {
      byRequirement.computeIfAbsent(key(scenario), any -> new ArrayList<>()).add(scenario);
    }
    return byRequirement.entrySet().stream()
        .map(entry -> new Group(entry.getKey(), ordered(entry.getValue())))
        .toList();
  }

  /** One of each way first, then what is about the requirement itself. */
  private static List<ScenarioResult> ordered(List<ScenarioResult> scenarios) {
    List<ScenarioResult> firsts = Way.of(scenarios).stream().map(Way::first).toList();
    Stream<ScenarioResult> others =
        scenarios.stream()
            .filter(one -> !firsts.contains(one))
            .sorted(Comparator.comparing(ScenarioResult::stumbled));
    return Stream.concat(firsts.stream(), others).toList();
  }

  private static String key(ScenarioResult scenario) {
    return scenario.isMiswritten() ? MISWRITTEN : scenario.broken().orElse("");
  }

  private String text() {
    groups.forEach(group -> raise(group.scenarios().get(0), Detail.FULL));
    groups.forEach(
        group -> group.scenarios().stream().limit(NAMES).forEach(one -> raise(one, Detail.NAMED)));
    for (Group group : groups) {
      // What comes behind one that does not fit would look chosen at random.
      group.scenarios().stream()
          .limit(Math.min(FULL, Way.of(group.scenarios()).size()))
          .takeWhile(one -> raise(one, Detail.FULL))
          .forEach(one -> {});
    }
    return groups.stream().map(this::text).collect(Collectors.joining("", TITLE, ""));
  }

  /** Tells this much of a scenario, if there is room for it; gives whether it is told now. */
  private boolean raise(ScenarioResult scenario, Detail wanted) {
    Detail before = detail(scenario);
    if (before.compareTo(wanted) >= 0) {
      return true;
    }
    int cost = Budget.size(text(scenario, wanted)) - Budget.size(text(scenario, before));
    if (cost > left) {
      return false;
    }
    left -= cost;
    details.put(scenario.anchor(), wanted);
    return true;
  }

  private Detail detail(ScenarioResult scenario) {
    return details.getOrDefault(scenario.anchor(), Detail.COUNTED);
  }

  private String text(ScenarioResult scenario, Detail detail) {
    return switch (detail) {
      case COUNTED -> "";
      case NAMED -> failure.brief(scenario);
      case FULL -> failure.full(scenario);
    };
  }

  private String text(Group group) {
    String named = told(group, Detail.NAMED);
    long counted = group.scenarios().stream().filter(one -> detail(one) == Detail.COUNTED).count();
    String more =
        counted == 0
            ? ""
            : "- *" + counted + " more are left out here; `index.html` has them all*\n";
    String rest = named + more;
    return head(group)
        + told(group, Detail.FULL)
        + (rest.isEmpty() ? "" : "Failed as well:\n\n" + rest + "\n" + again(group));
  }

  private String again(Group group) {
    List<ScenarioResult> rest =
        group.scenarios().stream().filter(one -> detail(one) != Detail.FULL).toList();
    String text = failure.again(rest);
    int size = Budget.size(text);
    if (size > left) {
      return "";
    }
    left -= size;
    return text;
  }

  private String told(Group group, Detail detail) {
    return group.scenarios().stream()
        .filter(one -> detail(one) == detail)
        .map(one -> text(one, detail))
        .collect(Collectors.joining());
  }

  private String head(Group group) {
    int size = group.scenarios().size();
    int ways = Way.of(group.scenarios()).size();
    String count =
        size == 1
            ? "1 scenario"
            : size + " scenarios" + (ways == 1 ? "" : ", in " + ways + " ways");
    if (group.id().isEmpty()) {
      return "### ❌ Failed scenarios that stand under no requirement\n\n"
          + "Something is wrong, but no requirement of the contract says so: no verdict follows ("
          + count
          + ").\n\n";
    }
    if (group.id().equals(MISWRITTEN)) {
      return "### ❌ Scenarios that cannot be carried out as they are written\n\n"
          + "No sentence fits one of their steps. Fix the scenario: it says nothing about a server ("
          + count
          + ").\n\n";
    }
    return head(report.requirement(group.id()), count);
  }

  private String head(RequirementResult result, String count) {
    Requirement requirement = result.requirement();
    String purpose = report.purpose(result);
    return "### ❌ "
        + requirement.id()
        + ": "
        + Markdown.text(requirement.sentence())
        + "\n\n**"
        + requirement.level().word()
        + "** · "
        + references(result)
        + "seen in "
        + count
        + ". "
        + result.seen()
        + "\n\n"
        + (purpose.isEmpty() ? "" : Markdown.text(purpose) + "\n\n");
  }

  private static String references(RequirementResult result) {
    String links =
        result.references().stream()
            .map(
                part -> part.url().isEmpty() ? part.text() : Markdown.link(part.text(), part.url()))
            .collect(Collectors.joining());
    return links.isEmpty() ? "" : links + " · ";
  }
}
