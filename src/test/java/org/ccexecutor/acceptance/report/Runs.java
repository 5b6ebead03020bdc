package org.ccexecutor.acceptance.report;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.ccexecutor.acceptance.contract.CouldNotTell;
import org.ccexecutor.acceptance.probe.Pages;
import org.ccexecutor.acceptance.run.Run;
import org.ccexecutor.acceptance.server.Room;
import org.ccexecutor.acceptance.server.ServerUnderTest;
import org.ccexecutor.acceptance.server.Servers;
import org.ccexecutor.acceptance.server.StartedBy;
import org.ccexecutor.acceptance.settings.ServerAddress;
import org.ccexecutor.acceptance.settings.ServerName;
import org.ccexecutor.acceptance.settings.Settings;
import org.ccexecutor.acceptance.settings.SettingsReader;
import org.ccexecutor.acceptance.settings.Token;

/** Runs with servers that exist on paper only. */
public final class Runs {
  /** The token of their secured server. */
  public static final String TOKEN = "Tk-Sesame0123456789abcdef";

  private Runs() {}

  /**
   * Settings as if these and no others were set, as system properties and as environment variables
   * alike.
   */
  public static Settings settings(Map<String, String> set) {
    Map<String, String> all = new HashMap<>(set);
    all.putIfAbsent("stdout.encoding", "UTF-8");
    UnaryOperator<String> lookUp = all::get;
    return new SettingsReader(lookUp, lookUp).read();
  }

  /** A run with a local server that ran already and an embedded docker server. */
  public static Run usual() {
    return with(
        server(
            ServerName.LOCAL, "ws://localhost:8003/ws/mcp", StartedBy.RUNNING, "1.0.0", "6e61f8f6"),
        server(
            ServerName.DOCKER,
            "ws://127.0.0.1:40573/ws/mcp",
            StartedBy.EMBEDDED,
            "1.0.0",
            "0e31e879"));
  }

  /** A run with servers that are all somebody else's. */
  public static Run real() {
    return with(
        server(
            ServerName.LOCAL,
            "ws://localhost:8003/ws/mcp",
            StartedBy.RUNNING,
            "1.0.0",
            "6e61f8f6-3c1b-4f0e-9d52-1f0a7c6e2b11"),
        server(
            ServerName.DOCKER,
            "ws://localhost:8004/ws/mcp",
            StartedBy.CONTAINER,
            "1.0.0",
            "0e31e879-bfa8-431f-9742-bca4c48e5507"));
  }

  /** A run with these servers, and no others. */
  public static Run with(ServerUnderTest... servers) {
    return with(Map.of(), servers);
  }

  /** The same with these settings. */
  public static Run with(Map<String, String> set, ServerUnderTest... servers) {
    return with(new Token(TOKEN), set, servers);
  }

  /** The same with this token. */
  public static Run with(Token token, Map<String, String> set, ServerUnderTest... servers) {
    return Run.with(settings(set), new OnPaper(servers), new Pages(), token);
  }

  /** A server that has already told its version and the id of a session. */
  public static ServerUnderTest server(
      ServerName name, String url, StartedBy startedBy, String version, String session) {
    ServerUnderTest server = server(name, url, startedBy, new Token(TOKEN));
    server.greetedWith(version, session);
    return server;
  }

  /** A server to which nobody has spoken yet. */
  public static ServerUnderTest server(
      ServerName name, String url, StartedBy startedBy, Token token) {
    Room room = Room.by(new Pages.Page(0, "", "", Duration.ZERO));
    Optional<Token> asked = name == ServerName.DOCKER ? Optional.of(token) : Optional.empty();
    return new ServerUnderTest(
        name, new ServerAddress(URI.create(url)), startedBy, asked, Duration.ofSeconds(30), room);
  }

  private static final class OnPaper implements Servers {
    private final Map<ServerName, ServerUnderTest> servers = new EnumMap<>(ServerName.class);
    private final List<String> missing = new ArrayList<>();
    private final Set<ServerUnderTest> asked = new LinkedHashSet<>();

    OnPaper(ServerUnderTest... all) {
      for (ServerUnderTest server : all) {
        servers.put(server.name(), server);
      }
      if (!servers.containsKey(ServerName.LOCAL)) {
        missing.add(
            "The local server cannot be reached: nothing listens at ws://localhost:8003/ws/mcp.");
      }
    }

    @Override
    public ServerUnderTest get(ServerName name) {
      ServerUnderTest server =
          Optional.ofNullable(servers.get(name))
              .orElseThrow(() -> new CouldNotTell(missing.get(0)));
      asked.add(server);
      return server;
    }

    @Override
    public Collection<ServerUnderTest> known() {
      return asked;
    }

    @Override
    public Collection<String> missing() {
      return missing;
    }

    @Override
    public void close() {}
  }
}
