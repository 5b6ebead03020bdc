package org.ccexecutor.acceptance.report.model;

import java.util.ArrayList;
import java.util.List;

/** Ids of requirements, in few words. */
public final class Ids {
  private static final int RUN = 3;

  private Ids() {}

  /** Such as {@code AUTH-1 to AUTH-9, AUTH-11, AUTH-12}: those that follow one another as a run. */
  public static String inWords(List<String> ids) {
    List<String> words = new ArrayList<>();
    for (int from = 0; from < ids.size(); ) {
      int to = from;
      while (to + 1 < ids.size() && follows(ids.get(to), ids.get(to + 1))) {
        to++;
      }
      if (to - from + 1 >= RUN) {
        words.add(ids.get(from) + " to " + ids.get(to));
      } else {
        words.addAll(ids.subList(from, to + 1));
      }
      from = to + 1;
    }
    return String.join(", ", words);
  }

  private static boolean follows(String before, String id) {
    int dash = before.indexOf('-') + 1;
    return id.equals(before.substring(0, dash) + (Integer.parseInt(before.substring(dash)) + 1));
  }
}
