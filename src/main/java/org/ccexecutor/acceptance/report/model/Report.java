package org.ccexecutor.acceptance.report.model;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.ccexecutor.acceptance.contract.Level;
import org.ccexecutor.acceptance.settings.ServerName;

/**
 * What a run has shown: the one value that all reports are written from.
 *
 * @param facts the circumstances of the run
 * @param servers the servers that were tested
 * @param missing one sentence for each server that was needed and is not there
 * @param mended the entries for known deviations that are none any more, each with its file and
 *     line
 * @param requirements all requirements of the contract, in reading order
 * @param features the features of which something was selected, in reading order
 */
public record Report(
    Facts facts,
    List<ServerResult> servers,
    List<String> missing,
    List<String> mended,
    List<RequirementResult> requirements,
    List<FeatureResult> features) {

  public Report {
    servers = List.copyOf(servers);
    missing = List.copyOf(missing);
    mended = List.copyOf(mended);
    requirements = List.copyOf(requirements);
    features = List.copyOf(features);
  }

  /** All scenarios that were selected, in reading order. */
  public List<ScenarioResult> scenarios() {
    return features.stream().flatMap(feature -> feature.scenarios().stream()).toList();
  }

  /** Those of one outcome, in reading order. */
  public List<ScenarioResult> scenarios(Outcome outcome) {
    return scenarios().stream().filter(scenario -> scenario.outcome() == outcome).toList();
  }

  public Summary summary() {
    return Summary.of(scenarios());
  }

  /** The same for the scenarios of one server. */
  public Summary summaryOf(ServerName server) {
    return Summary.of(
        scenarios().stream().filter(scenario -> scenario.server() == server).toList());
  }

  /** The names of the servers that scenarios spoke to, or were to speak to. */
  public Collection<ServerName> serverNames() {
    return scenarios().stream().map(ScenarioResult::server).distinct().sorted().toList();
  }

  /** The server of this name, if it is there. */
  public Optional<ServerResult> server(ServerName name) {
    return servers.stream().filter(server -> server.name() == name).findFirst();
  }

  /** What to look at before anything that the scenarios say. */
  public List<Advice> hints() {
    return servers.stream().flatMap(server -> server.hint().stream()).toList();
  }

  /** Where the server of this name is, or was looked for. */
  public String addressOf(ServerName name) {
    return server(name)
        .map(ServerResult::url)
        .orElseGet(() -> facts.addresses().get(name).toString());
  }

  /**
   * What was shown about a requirement.
   *
   * @throws IllegalArgumentException if the contract has none of this id
   */
  public RequirementResult requirement(String id) {
    return requirements.stream()
        .filter(result -> result.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no requirement " + id + "."));
  }

  /** What is broken, what weighs most first. */
  public List<RequirementResult> broken() {
    return requirements.stream()
        .filter(result -> result.verdict() == Verdict.BROKEN)
        .sorted(Comparator.comparing(result -> result.requirement().level()))
        .toList();
  }

  /** What cannot be carried out as it is written, in reading order. */
  public List<ScenarioResult> miswritten() {
    return scenarios(Outcome.FAILED).stream().filter(ScenarioResult::isMiswritten).toList();
  }

  /** What failed under no requirement, in reading order. */
  public List<ScenarioResult> unattributed() {
    return scenarios(Outcome.FAILED).stream()
        .filter(one -> one.broken().isEmpty() && !one.isMiswritten())
        .toList();
  }

  /**
   * What a requirement is for, as its rule says; empty if that was not selected or says nothing.
   */
  public String purpose(RequirementResult result) {
    return features.stream()
        .flatMap(feature -> feature.rules().stream())
        .filter(rule -> rule.requirement().filter(result.id()::equals).isPresent())
        .map(RuleResult::description)
        .findFirst()
        .orElse("");
  }

  /** Why a requirement is not seen to be kept, in one line; empty if all its scenarios passed. */
  public String why(RequirementResult result) {
    return new Obstacles(this).of(result);
  }

  /** The verdict on a requirement. */
  public Verdict verdict(String id) {
    return requirement(id).verdict();
  }

  /** How many requirements of this level have this verdict. */
  public long count(Level level, Verdict verdict) {
    return requirements.stream()
        .filter(result -> result.requirement().level() == level && result.verdict() == verdict)
        .count();
  }

  /** How many of those that are kept are so only as far as they were checked. */
  public long inPart() {
    return requirements.stream().filter(RequirementResult::isKeptInPart).count();
  }

  /** How many scenarios of this feature were not selected. */
  public int left(FeatureResult feature) {
    return facts.agenda().leftIn(feature.uri());
  }

  /** How many scenarios of this feature were selected, such as {@code 23 of 99} if not all were. */
  public String selected(FeatureResult feature) {
    int selected = feature.scenarios().size();
    int left = left(feature);
    return left == 0 ? Integer.toString(selected) : selected + " of " + (selected + left);
  }

  /** How many requirements have this verdict. */
  public long count(Verdict verdict) {
    return requirements.stream().filter(result -> result.verdict() == verdict).count();
  }

  /**
   * What is about the embedded servers, and what is about others, where the run has both; else just
   * this report.
   */
  public List<Part> parts() {
    return Part.of(this);
  }

  /** What the run has shown about this server alone. */
  public Report about(ServerName name) {
    return only(name::equals);
  }

  /** What the run has shown about these servers alone. */
  Report only(Predicate<ServerName> names) {
    List<FeatureResult> some = Part.only(features, names);
    List<ScenarioResult> scenarios =
        some.stream().flatMap(feature -> feature.scenarios().stream()).toList();
    Facts someFacts = facts.only(names);
    return new Report(
        someFacts,
        servers.stream().filter(server -> names.test(server.name())).toList(),
        missing,
        mended,
        new Verdicts(scenarios, someFacts.agenda())
            .on(requirements.stream().map(RequirementResult::requirement).toList()),
        some);
  }

  /** Whether servers were needed, and for all of them the run took the embedded one. */
  public boolean hasOnlyEmbedded() {
    return !embedded().isEmpty() && embedded().containsAll(serverNames());
  }

  /** The names of the servers for which the run took the embedded one. */
  List<ServerName> embedded() {
    return servers.stream()
        .filter(ServerResult::isEmbedded)
        .map(ServerResult::name)
        .sorted()
        .toList();
  }

  /**
   * What the embedded servers of this run say nothing about; empty if it has none. True of whatever
   * else there is, or is not there.
   */
  public String caveat() {
    if (hasOnlyEmbedded()) {
      return "Only the embedded reference server was tested: this says nothing about any other server.";
    }
    String names = embedded().stream().map(ServerName::word).collect(Collectors.joining(" and "));
    return names.isEmpty()
        ? ""
        : "In the place of the "
            + names
            + " server the embedded reference server was tested: what is said of it says nothing about any other server.";
  }

  /**
   * Whether whoever waits for this run may go on: everything selected passed, or deviates as is
   * known.
   */
  public boolean isGood() {
    Summary summary = summary();
    boolean allDone =
        summary.passed() + summary.deviating() + summary.planned() == summary.scenarios();
    return allDone && summary.scenarios() > 0 && mended.isEmpty();
  }

  /** Whether nothing was looked at, because only the plan was asked for. */
  public boolean isPlan() {
    return summary().planned() > 0 && summary().planned() == summary().scenarios();
  }
}
