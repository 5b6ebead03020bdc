package org.ccexecutor.acceptance.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

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
 * <p>A fault is played until all that it breaks was seen: what begins later tells nothing new of
 * it, only that the specification blames it for nothing else. {@code -Dproof.whole} plays that,
 * too, in about twice the time.
 *
 * <p>{@code -Dproof.only=REGEX} plays some of them only, {@code -Dproof.details} says of each what
 * was seen, {@code -Dproof.renew} renews the page for people.
 */
@Isolated("plays many servers at once, and leaves no others the time that they need")
class ProofTest {
  private static final Path FEATURES = Path.of("features");
  private static final Path PAGE = FEATURES.resolve("fault-catalogue.md");
  private static final int VARIANTS_AT_ONCE = 16;
  private static final int SCENARIOS_AT_ONCE = 4;

  @Test
  void everyFaultIsCaughtByWhatItBreaksAndNoFreedomIsBlamed()
      throws InterruptedException, IOException {
    long begun = System.nanoTime();
    String only = System.getProperty("proof.only", "");
    boolean whole = Boolean.getBoolean("proof.whole");
    List<Variant> variants = variants(Pattern.compile(only));
    List<Outcome> outcomes =
        new Proof(new Rehearsal(Features.in(FEATURES), SCENARIOS_AT_ONCE, whole), VARIANTS_AT_ONCE)
            .of(variants);
    System.out.println(Figures.of(outcomes, (System.nanoTime() - begun) / 1e9));
    if (System.getProperty("proof.details") != null) {
      outcomes.forEach(outcome -> System.out.println(Figures.details(outcome)));
    }
    assertEquals("", complaints(outcomes));
    if (only.isEmpty()) {
      assertEquals(Set.of(), withoutFault(), "requirements without a fault");
      checkPage(outcomes);
    }
  }

  private static List<Variant> variants(Pattern only) {
    return Stream.concat(Catalogue.freedoms().stream(), Catalogue.faults().stream())
        .filter(variant -> only.matcher(variant.name()).find())
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

  private static Set<String> withoutFault() {
    Set<String> ids = new TreeSet<>();
    Register.load().all().forEach(requirement -> ids.add(requirement.id()));
    Catalogue.faults().forEach(fault -> ids.removeAll(fault.breaks()));
    return ids;
  }

  private static void checkPage(List<Outcome> outcomes) throws IOException {
    String before = Files.exists(PAGE) ? Files.readString(PAGE) : "";
    boolean renewed = System.getProperty("proof.renew") != null;
    CataloguePage page = CataloguePage.after(before, renewed);
    String now = page.of(outcomes);
    if (renewed) {
      Files.writeString(PAGE, now);
    } else {
      assertEquals(
          before,
          now,
          PAGE
              + " is out of date: renew it with mvn verify -Dit.test=ProofTest -Dproof.renew=true");
      assertFalse(
          page.isOutOfDate(), "too many messages on " + PAGE + " are no longer seen: renew it");
    }
  }
}
