package org.ccexecutor.acceptance.report.html;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ccexecutor.acceptance.report.model.Moment;
import org.ccexecutor.acceptance.report.model.Outcome;
import org.ccexecutor.acceptance.report.model.Report;
import org.ccexecutor.acceptance.report.model.ScenarioResult;

/**
 * Which evidence is shown, so that the page stays small enough to be opened: that of failed
 * scenarios first, then as much of the rest as there is room for.
 */
public final class Evidence {
  private static final int ROOM = 4_000_000;
  private static final int HEAD = 30;
  private static final int TAIL = 120;
  private static final int FRAME_COST = 160;
  private static final int STEP_COST = 60;
  private static final int BASE_COST = 600;

  private final Map<String, Shown> byAnchor = new HashMap<>();
  private int left = ROOM;

  /**
   * What is shown of one scenario.
   *
   * @param moments what happened on its connections
   * @param omitted how many moments in the middle are left out
   * @param all whether its steps and moments are shown at all
   */
  public record Shown(List<Moment> moments, int omitted, boolean all) {}

  private Evidence() {}

  static Evidence of(Report report) {
    Evidence evidence = new Evidence();
    report.scenarios().stream()
        .sorted(Comparator.comparing((ScenarioResult one) -> one.outcome() == Outcome.PASSED))
        .forEach(evidence::choose);
    return evidence;
  }

  private void choose(ScenarioResult scenario) {
    List<Moment> moments = scenario.moments();
    int omitted = Math.max(0, moments.size() - HEAD - TAIL);
    Shown shown =
        omitted == 0 ? new Shown(moments, 0, true) : new Shown(ends(moments), omitted, true);
    int cost = cost(shown, scenario);
    boolean fits = cost <= left;
    left -= fits ? cost : 0;
    byAnchor.put(scenario.anchor(), fits ? shown : new Shown(List.of(), moments.size(), false));
  }

  private static List<Moment> ends(List<Moment> moments) {
    return java.util.stream.Stream.concat(
            moments.subList(0, HEAD).stream(),
            moments.subList(moments.size() - TAIL, moments.size()).stream())
        .toList();
  }

  private static int cost(Shown shown, ScenarioResult scenario) {
    int frames =
        shown.moments().stream()
            .mapToInt(moment -> FRAME_COST + 2 * moment.frame().text().length())
            .sum();
    int steps =
        scenario.steps().stream()
            .mapToInt(step -> STEP_COST + step.text().length() + step.argument().length())
            .sum();
    return frames + steps + BASE_COST + 2 * scenario.message().length();
  }

  /** What is shown of this scenario. */
  public Shown of(ScenarioResult scenario) {
    return byAnchor.get(scenario.anchor());
  }
}
