package org.ccexecutor.acceptance.report.model;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ccexecutor.acceptance.settings.ServerName;
import org.ccexecutor.acceptance.verdict.Judgement;

/**
 * What came of one scenario.
 *
 * @param anchor a name for links to it, the same in every run
 * @param feature the name of its feature
 * @param rule the name of its rule, empty if it has none
 * @param name its own name
 * @param uri the file that it stands in, relative to the project
 * @param line the line in it
 * @param requirement the id of the requirement that it is about, if it is about any
 * @param server the server that it spoke to, or was to speak to
 * @param outcome what came of it
 * @param time how long it took
 * @param message why it did not pass, in one line; empty if it did
 * @param judgement what was found out, if it did not pass
 * @param steps its steps, in order
 * @param connections what went over the wire; of a scenario that passed nothing is kept
 */
public record ScenarioResult(
    String anchor,
    String feature,
    String rule,
    String name,
    String uri,
    int line,
    Optional<String> requirement,
    ServerName server,
    Outcome outcome,
    Duration time,
    String message,
    Optional<Judgement> judgement,
    List<StepResult> steps,
    List<Connection> connections) {

  public ScenarioResult {
    steps = List.copyOf(steps);
    connections = List.copyOf(connections);
  }

  ScenarioResult named(String newAnchor) {
    return new ScenarioResult(
        newAnchor,
        feature,
        rule,
        name,
        uri,
        line,
        requirement,
        server,
        outcome,
        time,
        message,
        judgement,
        steps,
        connections);
  }

  /** Its name with those of its feature and rule before it. */
  public String path() {
    return rule.isEmpty() ? feature + " › " + name : feature + " › " + rule + " › " + name;
  }

  /** Where it stands, as {@code file:line}. */
  public String location() {
    return uri + ":" + line;
  }

  /**
   * Where to look first, as {@code file:line}: the step of the scenario that did not pass. Steps of
   * a background or an outline belong to other scenarios too, and do not tell which this one is.
   */
  public String place() {
    return uri
        + ":"
        + steps.stream()
            .filter(step -> step.isMiswritten() || (step.isBroken() && step.line() > line))
            .findFirst()
            .map(StepResult::line)
            .orElse(line);
  }

  /** Whether it cannot be carried out as it is written: that is no fault of any server. */
  public boolean isMiswritten() {
    return steps.stream().anyMatch(StepResult::isMiswritten);
  }

  /** What happened on all its connections, in the order in which it happened. */
  public List<Moment> moments() {
    return connections.stream()
        .flatMap(Connection::moments)
        .sorted(Comparator.comparing(Moment::at))
        .toList();
  }

  /** The names of the clients that the failure names, if it names any. */
  public List<String> namedClients() {
    String said = judgement.map(Judgement::sentence).orElse("");
    return connections.stream()
        .map(Connection::name)
        .distinct()
        .filter(name -> Pattern.compile("\\b" + Pattern.quote(name) + "\\b").matcher(said).find())
        .toList();
  }

  /** Whether the specification looked at processes and files. */
  public boolean isObserved() {
    return connections.stream().anyMatch(Connection::isObserver);
  }

  public double seconds() {
    return Math.round(time.toNanos() / 1e6) / 1e3;
  }

  /**
   * Why its outcome is what it is, in one sentence: the reason for which a break is accepted, else
   * the message.
   */
  public String reason() {
    return judgement
        .map(Judgement::accepted)
        .filter(accepted -> !accepted.isEmpty())
        .orElse(message);
  }

  /** How its message begins. */
  public String briefMessage() {
    return Brief.of(message);
  }

  /** The id of the requirement that it has seen broken, if it has seen any. */
  public Optional<String> broken() {
    return judgement
        .filter(Judgement::isBreak)
        .map(Judgement::requirement)
        .filter(id -> !id.isEmpty());
  }

  /** Whether what it has seen broken is another requirement than the one that it is about. */
  public boolean stumbled() {
    return broken().isPresent() && !broken().equals(requirement);
  }
}
