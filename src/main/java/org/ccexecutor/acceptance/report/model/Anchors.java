package org.ccexecutor.acceptance.report.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ccexecutor.acceptance.report.model.FeatureTree.Placed;

/**
 * Names for links to scenarios. They are made of what stands in the feature files, so a new run
 * does not change them.
 */
final class Anchors {
  private static final int LONGEST = 80;

  private Anchors() {}

  /** The same scenarios, in the same order, each with an anchor that no other has. */
  static List<Placed> on(List<Placed> scenarios) {
    Map<String, Integer> used = new HashMap<>();
    List<Placed> named = new ArrayList<>();
    for (Placed placed : scenarios) {
      ScenarioResult scenario = placed.scenario();
      String anchor = scenario.requirement().orElse("scenario") + "-" + slug(scenario.name());
      int number = used.merge(anchor, 1, Integer::sum);
      named.add(
          new Placed(
              scenario.named(number == 1 ? anchor : anchor + "-" + number), placed.lineage()));
    }
    return named;
  }

  private static String slug(String name) {
    String slug =
        name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    return slug.length() > LONGEST ? slug.substring(0, LONGEST) : slug;
  }
}
