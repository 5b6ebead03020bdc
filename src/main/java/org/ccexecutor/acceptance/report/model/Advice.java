package org.ccexecutor.acceptance.report.model;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.ccexecutor.acceptance.server.Remedies;
import org.ccexecutor.acceptance.settings.ServerAddress;
import org.ccexecutor.acceptance.settings.ServerName;

/**
 * Something that the reader can do next.
 *
 * @param sentence what, and why
 * @param command the command that does it, empty if there is none
 */
public record Advice(String sentence, String command) {
  private static final int MOST_ENTRIES = 5;

  /** What the reader of this report can do next, the most urgent first. */
  public static List<Advice> on(Report report) {
    List<Advice> all = new ArrayList<>(report.hints());
    if (!report.isPlan()) {
      report.serverNames().stream()
          .filter(name -> report.server(name).isEmpty())
          .forEach(name -> all.add(start(name, report.facts().addresses().get(name))));
      refused(report, all);
    }
    scenarios(report, all);
    mended(report, all);
    Repair.of(report).ifPresent(all::add);
    again(report, all);
    if (!report.broken().isEmpty() && !report.facts().settings().containsKey("cc.deviations")) {
      all.add(
          new Advice(
              "What cannot be fixed at once can be accepted for now: list it, with the reason, in a file of known deviations (in README.md: \"Accept what is known\").",
              ""));
    }
    embedded(report, all);
    return all;
  }

  /** Where it may be the scenario that is wrong. */
  private static void scenarios(Report report, List<Advice> all) {
    if (!report.miswritten().isEmpty()) {
      all.add(
          new Advice(
              "Fix the steps that no sentence fits: steps.md lists all sentences, each with an example.",
              ""));
    }
    if (report.scenarios(Outcome.FAILED).stream()
        .anyMatch(one -> !one.isMiswritten() && report.embedded().contains(one.server()))) {
      all.add(
          new Advice(
              "Where a scenario fails on the embedded reference server, look at the scenario first: that server is known to keep the contract.",
              ""));
    }
  }

  private static void again(Report report, List<Advice> all) {
    Commands commands = new Commands(report);
    String failed = commands.failed(report);
    if (!failed.isEmpty()) {
      all.add(new Advice(commands.failedInWords(report) + ".", failed));
    }
    if (commands.isFiltered() && !report.isPlan()) {
      all.add(new Advice("Run everything: only a part was selected.", commands.whole()));
    }
  }

  private static void embedded(Report report, List<Advice> all) {
    if (report.hasOnlyEmbedded()) {
      all.add(
          new Advice(
              "To test a server of your own, start it, or name its address.",
              "mvn test -Dcc.local.url=ws://localhost:8003/ws/mcp"));
    } else {
      report.embedded().forEach(name -> all.add(embedded(name)));
    }
  }

  private static Advice embedded(ServerName name) {
    return new Advice(
        "The embedded reference server stood in for the "
            + name.word()
            + " server: what only that one is asked was asked of none of yours. Start it, or name its address.",
        "mvn test -Dcc."
            + name.word()
            + ".url=ws://localhost:"
            + (name == ServerName.DOCKER ? 8004 : 8003)
            + "/ws/mcp");
  }

  private static void mended(Report report, List<Advice> all) {
    List<String> entries = report.mended();
    if (!entries.isEmpty()) {
      String more =
          entries.size() > MOST_ENTRIES ? "; and " + (entries.size() - MOST_ENTRIES) + " more" : "";
      String named =
          entries.stream().limit(MOST_ENTRIES).map(Brief::of).collect(Collectors.joining("; "));
      all.add(
          new Advice(
              "Remove from the list of known deviations what is mended: " + named + more + ".",
              ""));
    }
  }

  private static Advice start(ServerName name, ServerAddress address) {
    String begin = "Start the " + name.word() + " server";
    return Remedies.startCommand(name, address)
        .map(command -> new Advice(begin + ": it could not be reached.", command))
        .orElseGet(
            () -> new Advice(begin + ", or check its address: it could not be reached.", ""));
  }

  private static void refused(Report report, List<Advice> all) {
    if (report.server(ServerName.DOCKER).flatMap(ServerResult::hint).isPresent()) {
      return;
    }
    boolean unknown =
        report.scenarios(Outcome.COULD_NOT_TELL).stream()
            .anyMatch(one -> one.message().contains(Remedies.forToken()));
    if (unknown) {
      all.add(
          new Advice(
              "Tell the specification the token: the docker server asks for credentials.",
              Remedies.tokenCommand()));
    } else if (Repair.refusesToken(report)) {
      all.add(
          new Advice(
              "Check the token: the docker server refused the one that is set.",
              Remedies.tokenCommand()));
    }
  }
}
