package org.ccexecutor.acceptance.report.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ccexecutor.acceptance.report.model.Visible;
import org.ccexecutor.acceptance.run.Introduction;
import org.ccexecutor.acceptance.server.ServerUnderTest;
import org.ccexecutor.acceptance.settings.ServerName;

/** Says before the first scenario which server is tested, who started it, and that it answers. */
final class Announcement {
  private final Symbols symbols;

  Announcement(Symbols symbols) {
    this.symbols = symbols;
  }

  List<String> of(Introduction introduction) {
    List<String> lines = new ArrayList<>();
    lines.add(symbols.server(introduction.name()) + " " + title(introduction));
    introduction
        .server()
        .filter(server -> !server.sessionId().isEmpty())
        .ifPresent(server -> connected(server, lines));
    introduction
        .echo()
        .ifPresent(echo -> lines.add(symbols.good() + " Echo: " + Visible.text(echo)));
    if (!introduction.problem().isEmpty()) {
      lines.add(symbols.bad() + " " + Visible.text(introduction.problem()));
    }
    introduction
        .hint()
        .ifPresent(hint -> lines.add(symbols.unsure() + " " + Visible.text(hint.sentence())));
    return lines;
  }

  private static String title(Introduction introduction) {
    String name = capital(introduction.name()) + " server";
    return introduction.server().map(server -> name + about(server)).orElse(name + " is not there");
  }

  private static String about(ServerUnderTest server) {
    String secured = server.token().isPresent() ? " (with auth)" : "";
    return " (port " + server.address().port() + "), " + Visible.text(server.origin()) + secured;
  }

  private void connected(ServerUnderTest server, List<String> lines) {
    lines.add(symbols.good() + " Connected to " + server.address() + version(server));
    lines.add(symbols.session() + " Session ID: " + Visible.text(server.sessionId()));
  }

  private static String version(ServerUnderTest server) {
    return server.version().isEmpty() ? "" : ", version " + Visible.text(server.version());
  }

  private static String capital(ServerName name) {
    String word = name.word();
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
