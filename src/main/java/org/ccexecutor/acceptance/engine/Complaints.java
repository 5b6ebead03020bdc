package org.ccexecutor.acceptance.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ccexecutor.acceptance.run.Run;
import org.ccexecutor.acceptance.verdict.Finding;
import org.ccexecutor.acceptance.verdict.KnownDeviation;

/**
 * What a whole run fails for, beside its scenarios: one has no steps, something could not be told,
 * a known deviation is mended, or a report could not be written.
 */
final class Complaints {
  private Complaints() {}

  /**
   * What it fails for.
   *
   * @param stepless where scenarios without steps stand
   */
  static List<String> about(Run run, List<String> stepless) {
    List<String> complaints = new ArrayList<>();
    stepless.forEach(
        place ->
            complaints.add(
                "The scenario in " + place + " has no steps: write some, or take it out."));
    Map<String, Integer> reasons = new TreeMap<>();
    for (Finding finding : run.findings().all()) {
      finding
          .judgement()
          .filter(judgement -> !judgement.isBreak())
          .ifPresent(judgement -> reasons.merge(judgement.actual(), 1, Integer::sum));
    }
    reasons.forEach(
        (reason, count) ->
            complaints.add(
                "Could not tell ("
                    + count
                    + (count == 1 ? " scenario" : " scenarios")
                    + "): "
                    + (run.servers().missing().contains(reason) ? gist(reason) : reason)));
    run.mendedDeviations().forEach(entry -> complaints.add(mended(entry)));
    complaints.addAll(run.troubles().all());
    return complaints;
  }

  /** What can be done about a server that is not there has been said before the first scenario. */
  private static String gist(String missing) {
    return missing.split("(?<=\\.) ", 2)[0];
  }

  private static String mended(KnownDeviation entry) {
    return "The known deviation "
        + entry
        + " is mended: remove this entry ("
        + entry.where()
        + ").";
  }
}
