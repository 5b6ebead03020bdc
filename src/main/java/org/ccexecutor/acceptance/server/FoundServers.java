package org.ccexecutor.acceptance.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ccexecutor.acceptance.contract.CouldNotTell;
import org.ccexecutor.acceptance.probe.Pages;
import org.ccexecutor.acceptance.server.Launcher.Launched;
import org.ccexecutor.acceptance.settings.ServerAddress;
import org.ccexecutor.acceptance.settings.ServerName;
import org.ccexecutor.acceptance.settings.ServerSettings;
import org.ccexecutor.acceptance.settings.ServersMode;
import org.ccexecutor.acceptance.settings.Settings;
import org.ccexecutor.acceptance.settings.Token;

/** The servers of a run by its settings: what listens already, else what can be started, else the embedded one. */
public final class FoundServers implements Servers {
  private static final Duration EMBEDDED_HEARTBEAT = Duration.ofSeconds(1);
  private static final Duration CONNECT_DEADLINE = Duration.ofSeconds(2);
  private static final Duration PAGE_DEADLINE = Duration.ofSeconds(2);

  private final Settings settings;
  private final Pages pages;
  private final Token ownToken;
  private final List<Launcher> launchers;
  private final Map<ServerName, Found> found = new EnumMap<>(ServerName.class);

  /** What came of looking for a server. */
  private record Found(ServerUnderTest server, String missing, Runnable end) {}

  /**
   * @param ownToken the token of servers that the run starts itself
   * @param pages reads the health pages
   */
  public FoundServers(Settings settings, Token ownToken, Pages pages) {
    this.settings = settings;
    this.ownToken = ownToken;
    this.pages = pages;
    this.launchers = List.of(new EmbeddedLauncher(settings.heartbeat().orElse(EMBEDDED_HEARTBEAT)));
  }

  @Override
  public ServerUnderTest get(ServerName name) {
    Found result;
    synchronized (this) {
      result = found.computeIfAbsent(name, this::find);
    }
    if (result.missing() != null) {
      throw new CouldNotTell(result.missing());
    }
    return result.server();
  }

  private Found find(ServerName name) {
    ServerSettings wanted = settings.server(name);
    try {
      if (settings.mode() != ServersMode.EMBEDDED && listens(wanted.address())) {
        return running(wanted);
      }
      return launch(wanted, launcher(wanted));
    } catch (CouldNotTell e) {
      return new Found(null, e.getMessage(), () -> {});
    }
  }

  private Launcher launcher(ServerSettings wanted) {
    if (settings.mode() == ServersMode.RUNNING) {
      throw new CouldNotTell(nothingListens(wanted) + " " + Remedies.forStarting(wanted.name()));
    }
    return launchers.stream()
        .filter(launcher -> settings.mode() != ServersMode.EMBEDDED || launcher.startedBy() == StartedBy.EMBEDDED)
        .filter(launcher -> settings.mode() == ServersMode.EMBEDDED || launcher.suits(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new CouldNotTell(
                    nothingListens(wanted)
                        + " The address was set, so no other server takes its place. "
                        + Remedies.forStarting(wanted.name())));
  }

  private static String nothingListens(ServerSettings wanted) {
    return "The " + wanted.name().word() + " server cannot be reached: nothing listens at " + wanted.address() + ".";
  }

  private Found running(ServerSettings wanted) {
    Optional<Token> token = wanted.name() == ServerName.DOCKER ? settings.token() : Optional.empty();
    Duration heartbeat = settings.heartbeat().orElse(Settings.USUAL_HEARTBEAT);
    return found(wanted.name(), wanted.address(), StartedBy.RUNNING, token, heartbeat, () -> {});
  }

  private Found launch(ServerSettings wanted, Launcher launcher) {
    Optional<Token> token = wanted.name() == ServerName.DOCKER ? Optional.of(ownToken) : Optional.empty();
    Launched launched = launcher.launch(wanted, token);
    Duration usual = launcher.startedBy() == StartedBy.EMBEDDED ? EMBEDDED_HEARTBEAT : Settings.USUAL_HEARTBEAT;
    return found(
        wanted.name(), launched.address(), launcher.startedBy(), token, settings.heartbeat().orElse(usual), launched.end());
  }

  private Found found(
      ServerName name, ServerAddress address, StartedBy startedBy, Optional<Token> token, Duration heartbeat, Runnable end) {
    Room room = Room.by(pages.read(address.page("/health"), settings.patience().of(PAGE_DEADLINE)));
    return new Found(new ServerUnderTest(name, address, startedBy, token, heartbeat, room), null, end);
  }

  private boolean listens(ServerAddress address) {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(address.host(), address.port()), (int) settings.patience().of(CONNECT_DEADLINE).toMillis());
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public synchronized Collection<ServerUnderTest> known() {
    List<ServerUnderTest> servers = new ArrayList<>();
    found.values().stream().filter(one -> one.server() != null).forEach(one -> servers.add(one.server()));
    return servers;
  }

  @Override
  public synchronized Collection<String> missing() {
    List<String> sentences = new ArrayList<>();
    found.values().stream().filter(one -> one.missing() != null).forEach(one -> sentences.add(one.missing()));
    return sentences;
  }

  @Override
  public synchronized void close() {
    found.values().forEach(one -> one.end().run());
    found.clear();
  }
}
