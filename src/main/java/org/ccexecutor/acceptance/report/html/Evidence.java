package org.ccexecutor.acceptance.report.html;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
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
  private static final int BEFORE_MARK = 20;
  private static final int MOST_NAMED = 5;
  private static final int END = 5;
  private static final int FRAME_COST = 160;
  private static final int STEP_COST = 60;
  private static final int BASE_COST = 600;

  private final Map<String, Shown> byAnchor = new HashMap<>();
  private int left = ROOM;

  /**
   * What is shown of one scenario.
   *
   * @param rows what happened on its connections
   * @param omitted how many moments in the middle are left out
   * @param undrawn how many of those that are shown the diagram leaves out
   * @param all whether its steps and moments are shown at all
   */
  public record Shown(List<Row> rows, int omitted, int undrawn, boolean all) {}

  /**
   * A row of the transcript.
   *
   * @param moment what happened
   * @param drawn what its arrow in the diagram says, empty if it has none
   */
  public record Row(Moment moment, String drawn) {}

  private Evidence() {}

  static Evidence of(Report report) {
    Evidence evidence = new Evidence();
    report.scenarios().stream()
        .sorted(Comparator.comparing((ScenarioResult one) -> one.outcome() == Outcome.PASSED))
        .forEach(evidence::choose);
    return evidence;
  }

  private void choose(ScenarioResult scenario) {
    Shown shown = shown(scenario);
    int cost = cost(shown, scenario);
    boolean fits = cost <= left;
    left -= fits ? cost : 0;
    byAnchor.put(
        scenario.anchor(), fits ? shown : new Shown(List.of(), shown.rows().size(), 0, false));
  }

  private static Shown shown(ScenarioResult scenario) {
    List<Moment> all = scenario.moments();
    List<String> named = scenario.namedClients().stream().limit(MOST_NAMED).toList();
    Set<Integer> ends = ends(all, named);
    List<Moment> some =
        IntStream.range(0, all.size())
            .filter(
                place ->
                    place < HEAD
                        || place >= all.size() - TAIL
                        || ends.contains(place)
                        || isNearAMark(all, place))
            .mapToObj(all::get)
            .toList();
    Drawing drawing = Drawing.of(some, named);
    return new Shown(
        some.stream().map(moment -> new Row(moment, drawing.wordsOf(moment))).toList(),
        all.size() - some.size(),
        drawing.left(),
        true);
  }

  /** Where the first and the last moments of these clients are. */
  private static Set<Integer> ends(List<Moment> all, List<String> clients) {
    Set<Integer> ends = new HashSet<>();
    for (String client : clients) {
      List<Integer> places =
          IntStream.range(0, all.size())
              .filter(place -> all.get(place).connection().equals(client))
              .boxed()
              .toList();
      ends.addAll(places.subList(0, Math.min(END, places.size())));
      ends.addAll(places.subList(Math.max(0, places.size() - END), places.size()));
    }
    return ends;
  }

  /** Whoever looks for what broke the contract wants to see what led there. */
  private static boolean isNearAMark(List<Moment> all, int place) {
    return all.subList(place, Math.min(all.size(), place + BEFORE_MARK)).stream()
        .anyMatch(Moment::isBlamed);
  }

  private static int cost(Shown shown, ScenarioResult scenario) {
    int frames =
        shown.rows().stream()
            .mapToInt(row -> FRAME_COST + row.drawn().length() + textCost(row.moment()))
            .sum();
    int steps =
        scenario.steps().stream()
            .mapToInt(step -> STEP_COST + step.text().length() + step.argument().length())
            .sum();
    return frames + steps + BASE_COST + 2 * scenario.message().length();
  }

  private static int textCost(Moment moment) {
    return 2 * moment.frame().text().length();
  }

  /** What is shown of this scenario. */
  public Shown of(ScenarioResult scenario) {
    return byAnchor.get(scenario.anchor());
  }
}
