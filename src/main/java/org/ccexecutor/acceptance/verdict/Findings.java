package org.ccexecutor.acceptance.verdict;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the scenarios of a run have found out, by the ids of their test cases in Cucumber's
 * messages. Safe for use by several threads.
 */
public final class Findings {
  private final Map<String, Finding> byTestCase = new ConcurrentHashMap<>();

  /** Keeps what a scenario has found out, in place of what it had found before. */
  public void put(String testCase, Finding finding) {
    byTestCase.put(testCase, finding);
  }

  /** What the scenario of this test case has found out. */
  public Optional<Finding> find(String testCase) {
    return Optional.ofNullable(byTestCase.get(testCase));
  }

  /** What all scenarios have found out. */
  public Collection<Finding> all() {
    return byTestCase.values();
  }
}
