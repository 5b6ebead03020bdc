package org.ccexecutor.acceptance.proof;

import java.util.ArrayList;
import java.util.List;

/**
 * Correct servers: one for each freedom that the contract gives, and some that take several at
 * once.
 */
final class Freedoms {
  private Freedoms() {}

  static List<Variant> all() {
    List<Variant> all = new ArrayList<>();
    all.addAll(Combinations.all());
    all.addAll(LookFreedoms.all());
    all.addAll(OutputFreedoms.all());
    all.addAll(DoorFreedoms.all());
    all.addAll(RequestFreedoms.all());
    all.addAll(ProcessFreedoms.all());
    return all;
  }
}
