package org.ccexecutor.acceptance.report.model;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import java.util.List;
import java.util.stream.Collectors;
import org.ccexecutor.acceptance.report.Samples;
import org.junit.jupiter.api.Test;

/** Where the sections of standards are found. */
class ReferenceTest {
  @Test
  void everySectionLeadsToItsStandard() {
    assertThat(
        Reference.of("JSON-RPC 2.0 §4, §5; RFC 6455 §5.6, §7.4.1"),
        contains(
            new Reference("JSON-RPC 2.0 §4", "https://www.jsonrpc.org/specification"),
            new Reference(", ", ""),
            new Reference("§5", "https://www.jsonrpc.org/specification"),
            new Reference("; ", ""),
            new Reference("RFC 6455 §5.6", "https://www.rfc-editor.org/rfc/rfc6455#section-5.6"),
            new Reference(", ", ""),
            new Reference("§7.4.1", "https://www.rfc-editor.org/rfc/rfc6455#section-7.4.1")));
  }

  @Test
  void allThatTheContractRestsOnIsFound() {
    for (RequirementResult result : Samples.green().requirements()) {
      List<Reference> parts = result.references();
      assertThat(
          parts.stream().map(Reference::text).collect(Collectors.joining()),
          is(result.requirement().reference()));
      assertThat(
          parts.stream()
              .filter(part -> part.url().isEmpty() && !part.text().matches("[,;] "))
              .toList(),
          is(empty()));
      parts.stream()
          .filter(part -> !part.url().isEmpty())
          .forEach(part -> assertThat(part.url(), startsWith("https://www.")));
    }
  }
}
