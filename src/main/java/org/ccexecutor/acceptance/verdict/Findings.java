package org.ccexecutor.acceptance.verdict;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What the scenarios of a run have found out, by the id of their execution. Safe for use by several threads. */
public final class Findings {
  private final Map<String, Finding> byExecution = new ConcurrentHashMap<>();

  /** Keeps what a scenario has found out, in place of what it had found before. */
  public void put(String execution, Finding finding) {
    byExecution.put(execution, finding);
  }

  /** What the scenario with this execution has found out. */
  public Optional<Finding> find(String execution) {
    return Optional.ofNullable(byExecution.get(execution));
  }

  /** What all scenarios have found out. */
  public Collection<Finding> all() {
    return byExecution.values();
  }
}
