package org.ccexecutor.acceptance.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ccexecutor.acceptance.contract.Register;
import org.ccexecutor.acceptance.proof.Proof.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Plays the specification against every fault and every freedom of the catalogue.
 *
 * <p>A fault is played until all that it breaks was seen, and first against the scenarios that have
 * caught it before: the others tell nothing new of it, only that the specification blames it for
 * nothing else. Of the correct servers those are played that take several freedoms at once, and
 * those whose freedom no other takes. {@code -Dproof.whole} plays all, and takes longer.
 *
 * <p>{@code -Dproof.only=REGEX} plays some of them only, {@code -Dproof.details} says of each what
 * was seen, {@code -Dproof.renew} renews the page for people.
 */
@Isolated("plays many servers at once, and leaves no others the time that they need")
class ProofTest {
  private static final Path FEATURES = Path.of("features");
  private static final Path PAGE = FEATURES.resolve("fault-catalogue.md");
  private static final String REMEDY =
      ": renew it with mvn verify -Dit.test=ProofTest -Dproof.renew=true";
  private static final boolean RENEWED = System.getProperty("proof.renew") != null;
  private static final boolean WHOLE = Boolean.getBoolean("proof.whole");
  private static final int VARIANTS_AT_ONCE = 12;
  private static final int SCENARIOS_AT_ONCE = 4;

  @Test
  void everyFaultIsCaughtByWhatItBreaksAndNoFreedomIsBlamed()
      throws InterruptedException, IOException {
    long begun = System.nanoTime();
    String only = System.getProperty("proof.only", "");
    List<Variant> variants = variants(only);
    String page = Files.exists(PAGE) ? Files.readString(PAGE) : "";
    KnownFaults known = KnownFaults.on(page);
    List<Outcome> outcomes = new Proof(rehearsal(known), VARIANTS_AT_ONCE).of(variants);
    System.out.println(Figures.of(outcomes, (System.nanoTime() - begun) / 1e9));
    if (System.getProperty("proof.details") != null) {
      outcomes.forEach(outcome -> System.out.println(Figures.details(outcome)));
    }
    CataloguePage next = CataloguePage.after(known, RENEWED);
    if (only.isEmpty() && RENEWED) {
      Files.writeString(PAGE, next.of(outcomes));
    }
    assertEquals("", complaints(outcomes));
    if (only.isEmpty() && !RENEWED) {
      assertEquals(page, next.of(outcomes), PAGE + " is out of date" + REMEDY);
      assertFalse(next.isOutOfDate(), "too many messages on " + PAGE + " are not seen" + REMEDY);
    }
  }

  @Test
  void everyRequirementHasAFault() {
    Set<String> ids = new TreeSet<>();
    Register.load().all().forEach(requirement -> ids.add(requirement.id()));
    Catalogue.faults().forEach(fault -> ids.removeAll(fault.breaks()));
    assertEquals(Set.of(), ids);
  }

  @Test
  void thePageNamesScenariosThatExist() throws IOException {
    assumeFalse(RENEWED);
    Set<String> gone = new TreeSet<>(KnownFaults.on(Files.readString(PAGE)).titles());
    gone.removeAll(Features.in(FEATURES).titles());
    assertEquals(Set.of(), gone, PAGE + " is out of date" + REMEDY);
  }

  private static Rehearsal rehearsal(KnownFaults known) {
    Features features = Features.in(FEATURES);
    return WHOLE
        ? Rehearsal.whole(features, SCENARIOS_AT_ONCE)
        : Rehearsal.untilAllIsSeen(features, SCENARIOS_AT_ONCE, known::catching);
  }

  private static List<Variant> variants(String only) {
    Pattern named = Pattern.compile(only);
    return Stream.concat(Catalogue.freedoms().stream(), Catalogue.faults().stream())
        .filter(variant -> named.matcher(variant.name()).find())
        .filter(variant -> WHOLE || !only.isEmpty() || !variant.isOnlyInTheWhole())
        .toList();
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
