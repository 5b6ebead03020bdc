package org.ccexecutor.acceptance.report.model;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of what says on which sections of which standards a requirement rests.
 *
 * @param text what it says
 * @param url where the section is found; empty where it is only what stands between two
 */
public record Reference(String text, String url) {
  private static final Pattern SECTION =
      Pattern.compile("(?:(JSON-RPC 2\\.0|RFC (\\d+)) )?§(\\d+(?:\\.\\d+)*)");
  private static final String JSON_RPC = "https://www.jsonrpc.org/specification";
  private static final String RFC = "https://www.rfc-editor.org/rfc/rfc";

  /** The parts of such a text; a section without a standard is one of the standard before it. */
  static List<Reference> of(String text) {
    List<Reference> parts = new ArrayList<>();
    String rfc = "";
    int from = 0;
    for (Matcher section = SECTION.matcher(text); section.find(); from = section.end()) {
      between(text.substring(from, section.start()), parts);
      rfc = section.group(1) == null ? rfc : section.group(2);
      String url = rfc == null ? JSON_RPC : RFC + rfc + "#section-" + section.group(3);
      parts.add(new Reference(section.group(), url));
    }
    between(text.substring(from), parts);
    return parts;
  }

  private static void between(String text, List<Reference> parts) {
    if (!text.isEmpty()) {
      parts.add(new Reference(text, ""));
    }
  }
}
