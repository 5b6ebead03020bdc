package org.ccexecutor.acceptance.report.markdown;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ccexecutor.acceptance.report.model.Moment;
import org.ccexecutor.acceptance.report.model.ScenarioResult;

/** What a scenario exchanged with the server last, as a Mermaid sequence diagram. */
final class Diagram {
  private static final int MOMENTS = 12;

  private Diagram() {}

  /** The diagram as a block of Markdown, empty if nothing was exchanged. */
  static String of(ScenarioResult scenario) {
    List<Moment> all = scenario.moments().stream().filter(moment -> !moment.isHeartbeat()).toList();
    if (all.isEmpty()) {
      return "";
    }
    List<Moment> shown = all.subList(Math.max(0, all.size() - MOMENTS), all.size());
    Map<String, String> clients = new LinkedHashMap<>();
    shown.forEach(
        moment -> clients.computeIfAbsent(moment.connection(), name -> "c" + clients.size()));
    StringBuilder text = new StringBuilder("sequenceDiagram\n");
    clients.forEach(
        (name, id) ->
            text.append("  participant ")
                .append(id)
                .append(" as ")
                .append(label(name))
                .append('\n'));
    text.append("  participant s as the ").append(scenario.server().word()).append(" server\n");
    if (shown.size() < all.size()) {
      text.append("  Note over s: ")
          .append(all.size() - shown.size())
          .append(" earlier messages are left out\n");
    }
    shown.forEach(moment -> text.append(line(moment, clients.get(moment.connection()))));
    return Markdown.whole("mermaid", text.toString());
  }

  private static String line(Moment moment, String client) {
    String arrow =
        switch (moment.frame().direction()) {
          case SENT -> client + "->>s";
          case RECEIVED -> "s->>" + client;
          case EVENT -> "Note over " + client;
        };
    return "  " + arrow + ": " + label(moment.gist()) + "\n";
  }

  /** Mermaid has words and signs of its own; as numbers they have no meaning. */
  private static String label(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints().forEach(c -> out.append(isPlain(c) ? Character.toString(c) : "#" + c + ";"));
    return out.toString().strip().equalsIgnoreCase("end") ? "(end)" : out.toString();
  }

  private static boolean isPlain(int c) {
    return Character.isLetterOrDigit(c) || c > 127 || " .,-_/".indexOf(c) >= 0;
  }
}
