package org.ccexecutor.acceptance.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ccexecutor.acceptance.proof.Proof.Outcome;
import org.junit.jupiter.api.Test;

/**
 * Plays the specification against every fault and every freedom of the catalogue.
 *
 * <p>{@code -Dproof.only=REGEX} plays some of them only, {@code -Dproof.details} says of each what
 * was seen.
 */
class ProofTest {
  private static final int VARIANTS_AT_ONCE = 16;
  private static final int SCENARIOS_AT_ONCE = 3;

  @Test
  void everyFaultIsCaughtByWhatItBreaksAndNoFreedomIsBlamed() throws InterruptedException {
    long begun = System.nanoTime();
    Pattern only = Pattern.compile(System.getProperty("proof.only", ""));
    List<Variant> variants =
        Stream.concat(Catalogue.freedoms().stream(), Catalogue.faults().stream())
            .filter(variant -> only.matcher(variant.name()).find())
            .toList();
    Proof proof =
        new Proof(
            new Rehearsal(Features.in(Path.of("features")), SCENARIOS_AT_ONCE), VARIANTS_AT_ONCE);
    List<Outcome> outcomes = proof.of(variants);
    System.out.println(Figures.of(outcomes, (System.nanoTime() - begun) / 1e9));
    if (System.getProperty("proof.details") != null) {
      outcomes.forEach(outcome -> System.out.println(Figures.details(outcome)));
    }
    assertEquals("", complaints(outcomes));
  }

  private static String complaints(List<Outcome> outcomes) {
    List<String> lines = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      outcome
          .complaints()
          .forEach(complaint -> lines.add(outcome.variant().name() + ": " + complaint));
    }
    return String.join("\n", lines);
  }
}
