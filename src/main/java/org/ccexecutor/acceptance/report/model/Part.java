package org.ccexecutor.acceptance.report.model;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.ccexecutor.acceptance.settings.ServerName;

/**
 * What a run has shown about the embedded servers alone, or about all others alone: the two are
 * never added up, so that nobody believes that their server was tested when it was the embedded
 * one.
 *
 * @param name whom it is about, empty where the run has only this part
 * @param report what was shown about them
 */
public record Part(String name, Report report) {

  /** The name; for a run with only embedded servers that it was those. */
  public String whose() {
    return name.isEmpty() && report.hasOnlyEmbedded() ? "the embedded reference server" : name;
  }

  /** The parts of a run, what is about servers of somebody else first. */
  static List<Part> of(Report report) {
    List<ServerName> embedded = report.embedded();
    boolean mixed = !embedded.isEmpty() && !report.hasOnlyEmbedded();
    if (!mixed) {
      return List.of(new Part("", report));
    }
    Report others = report.only(name -> !embedded.contains(name));
    String names =
        others.serverNames().stream().map(ServerName::word).collect(Collectors.joining(" and "));
    String embeddedNames =
        embedded.stream().map(ServerName::word).collect(Collectors.joining(" and "));
    return List.of(
        new Part("the " + names + " server", others),
        new Part(
            "the embedded reference server, in the place of the " + embeddedNames + " server",
            report.only(embedded::contains)));
  }

  /** The features as far as their scenarios are about these servers. */
  static List<FeatureResult> only(List<FeatureResult> features, Predicate<ServerName> servers) {
    return features.stream()
        .map(feature -> only(feature, servers))
        .filter(feature -> !feature.rules().isEmpty())
        .toList();
  }

  private static FeatureResult only(FeatureResult feature, Predicate<ServerName> servers) {
    List<RuleResult> rules =
        feature.rules().stream()
            .map(rule -> only(rule, servers))
            .filter(rule -> !rule.scenarios().isEmpty())
            .toList();
    return new FeatureResult(feature.name(), feature.uri(), feature.description(), rules);
  }

  private static RuleResult only(RuleResult rule, Predicate<ServerName> servers) {
    List<ScenarioResult> scenarios =
        rule.scenarios().stream().filter(scenario -> servers.test(scenario.server())).toList();
    return new RuleResult(rule.name(), rule.description(), rule.requirement(), scenarios);
  }
}
