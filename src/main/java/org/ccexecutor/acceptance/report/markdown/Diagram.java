package org.ccexecutor.acceptance.report.markdown;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ccexecutor.acceptance.report.model.Arrow;
import org.ccexecutor.acceptance.report.model.Connection;
import org.ccexecutor.acceptance.report.model.Moment;
import org.ccexecutor.acceptance.report.model.ScenarioResult;

/** What a scenario exchanged with the server, as a Mermaid sequence diagram. */
final class Diagram {
  private static final int ARROWS = 12;

  private Diagram() {}

  /** The diagram as a block of Markdown, empty if nothing was exchanged. */
  static String of(ScenarioResult scenario) {
    List<Moment> all = telling(scenario);
    if (all.isEmpty()) {
      return "";
    }
    List<Arrow> arrows = Arrow.of(all);
    List<Arrow> shown = Arrow.most(arrows, ARROWS);
    Map<String, String> clients = clients(scenario, shown);
    StringBuilder text = new StringBuilder("sequenceDiagram\n");
    clients.forEach((name, id) -> text.append(participant(id, name)));
    text.append(participant("s", "the " + scenario.server().word() + " server"));
    scenario.connections().stream()
        .filter(one -> one.isObserver() && clients.containsKey(one.name()))
        .limit(1)
        .forEach(one -> text.append(observer(clients.get(one.name()))));
    int next = 0;
    for (Arrow arrow : shown) {
      int left =
          arrows.subList(next, arrow.place()).stream().mapToInt(one -> one.moments().size()).sum();
      if (left > 0) {
        text.append("  Note over s: ")
            .append(left == 1 ? "1 message is left out" : left + " messages are left out")
            .append('\n');
      }
      text.append(line(arrow, clients.get(arrow.first().connection())));
      next = arrow.place() + 1;
    }
    return Markdown.whole("mermaid", text.toString());
  }

  /** What is behind the mark tells nothing more: the clients leave. */
  private static List<Moment> telling(ScenarioResult scenario) {
    List<Moment> all = scenario.moments();
    int end = 0;
    while (end < all.size() && (end == 0 || !all.get(end - 1).isMark())) {
      end++;
    }
    return all.subList(0, end);
  }

  /** Those with an arrow, by their names, in the order in which they came. */
  private static Map<String, String> clients(ScenarioResult scenario, List<Arrow> shown) {
    Map<String, String> clients = new LinkedHashMap<>();
    scenario.connections().stream()
        .map(Connection::name)
        .filter(name -> shown.stream().anyMatch(arrow -> arrow.first().connection().equals(name)))
        .forEach(name -> clients.computeIfAbsent(name, any -> "c" + clients.size()));
    return clients;
  }

  private static String participant(String id, String name) {
    return "  participant " + id + " as " + label(name) + "\n";
  }

  private static String observer(String id) {
    return "  Note over " + id + ": looks at processes and files on the server#39;s machine\n";
  }

  private static String line(Arrow arrow, String client) {
    String sign =
        switch (arrow.first().frame().direction()) {
          case SENT -> client + "->>s";
          case RECEIVED -> "s->>" + client;
          case EVENT -> arrow.first().isNoticed() ? "Note over c0,s" : "Note over " + client;
        };
    return "  " + sign + ": " + label(arrow.gist()) + "\n";
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
