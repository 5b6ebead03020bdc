package org.ccexecutor.acceptance.verdict;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.ccexecutor.acceptance.contract.Register;
import org.ccexecutor.acceptance.settings.BadSetting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of known deviations, and what is said where it is wrong. */
class DeviationsFileTest {
  @TempDir Path directory;

  private KnownDeviations read(String text) throws IOException {
    Path file = directory.resolve("known.yaml");
    Files.writeString(file, text);
    return DeviationsFile.read(file, Register.load());
  }

  private String complaint(String text) {
    String message = assertThrows(BadSetting.class, () -> read(text)).getMessage();
    return message.replace(directory.resolve("known.yaml").toString(), "FILE");
  }

  @Test
  void holdsEntriesWithTheirReasons() throws IOException {
    KnownDeviations known =
        read(
            """
            # A comment.
            - requirement: AUTH-1
              reason: No token check.
              link: https://example.org/1
            - requirement: RPC-5
              scenario: "Text: a word"
              reason: Another code.
            """);
    assertThat(
        known.find("AUTH-1", "any").orElseThrow().explained(),
        is("No token check. (https://example.org/1)"));
    assertThat(
        known.find("RPC-5", "Text: a word").map(KnownDeviation::toString),
        is(Optional.of("RPC-5 in \"Text: a word\"")));
    assertThat(known.find("RPC-5", "another"), is(Optional.empty()));
    assertThat(known.find("RPC-6", "any"), is(Optional.empty()));
  }

  @Test
  void saysWhereSomethingStandsBehindTheList() {
    String one = "- requirement: AUTH-1\n  reason: No token check.\n";
    assertThat(
        complaint(one + "---\n- requirement: NOPE\n"),
        is("FILE:4: this stands behind the list of entries; there is one list only."));
  }

  @Test
  void saysWhatIsNoFile() {
    String message =
        assertThrows(BadSetting.class, () -> DeviationsFile.read(directory, Register.load()))
            .getMessage();
    assertThat(message, is("The file of known deviations, " + directory + ", cannot be read."));
  }

  @Test
  void namesFileAndLineOfAnUnknownRequirement() {
    assertThat(
        complaint("- requirement: AUTH-1\n  reason: a\n\n- requirement: AUTH-99\n  reason: b\n"),
        is("FILE:4: the contract has no requirement \"AUTH-99\"."));
  }

  @Test
  void namesFileAndLineOfAMissingReason() {
    assertThat(
        complaint("- requirement: AUTH-1\n  reason: \" \"\n"),
        is("FILE:1: the reason for AUTH-1 is missing."));
  }

  @Test
  void namesFileAndLineOfADuplicate() {
    assertThat(
        complaint("- requirement: AUTH-1\n  reason: a\n- requirement: AUTH-1\n  reason: b\n"),
        is("FILE:3: AUTH-1 is listed twice, first in FILE:1."));
  }

  @Test
  void namesFileAndLineOfAMemberThatIsNone() {
    assertThat(
        complaint("- requirement: AUTH-1\n  reasons: a\n"),
        is(
            "FILE:1: there is no member \"reasons\"; allowed are requirement, reason, scenario and link."));
  }

  @Test
  void saysWhatIsNoListOrNotThere() {
    assertThat(
        complaint("AUTH-1: a\n"),
        is("FILE: this is not a list of entries that begin with \"- requirement: \"."));
    assertThat(
        complaint("- requirement: AUTH-1\n  reason: [\n"),
        matchesPattern("FILE:\\d: this is not YAML: .+"));
    BadSetting missing =
        assertThrows(
            BadSetting.class, () -> DeviationsFile.read(Path.of("nowhere.yaml"), Register.load()));
    assertThat(
        missing.getMessage(), is("The file of known deviations, nowhere.yaml, cannot be read."));
  }

  /** The rows with a dagger in the contract, and no other requirement as a whole. */
  @Test
  void theListForThePythonServerHoldsWhatItIsKnownToBreak() {
    KnownDeviations known =
        DeviationsFile.read(
            Path.of("features/known-deviations/python-server.yaml"), Register.load());
    assertThat(
        known.all().stream()
            .filter(entry -> entry.scenario().isEmpty())
            .map(KnownDeviation::requirement)
            .toList(),
        containsInAnyOrder(
            "AUTH-1", "AUTH-2", "AUTH-6", "AUTH-12", "SEC-1", "RPC-5", "RPC-6", "RPC-7", "RPC-8",
            "RPC-9", "RPC-10", "CTL-6", "ROB-1"));
  }

  @Test
  void theScenariosInTheListForThePythonServerExist() throws IOException {
    StringBuilder features = new StringBuilder();
    try (Stream<Path> files = Files.list(Path.of("features"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        features.append(Files.readString(file));
      }
    }
    DeviationsFile.read(Path.of("features/known-deviations/python-server.yaml"), Register.load())
        .all()
        .forEach(
            entry ->
                entry
                    .scenario()
                    .ifPresent(
                        name ->
                            assertThat(
                                features.toString(), containsString("Scenario: " + name + "\n"))));
  }
}
