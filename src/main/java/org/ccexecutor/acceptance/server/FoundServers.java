package org.ccexecutor.acceptance.server;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.ccexecutor.acceptance.contract.CouldNotTell;
import org.ccexecutor.acceptance.evidence.Secrets;
import org.ccexecutor.acceptance.probe.Pages;
import org.ccexecutor.acceptance.probe.Pages.Page;
import org.ccexecutor.acceptance.server.Doorway.Look;
import org.ccexecutor.acceptance.server.Launcher.Launched;
import org.ccexecutor.acceptance.settings.ServerAddress;
import org.ccexecutor.acceptance.settings.ServerName;
import org.ccexecutor.acceptance.settings.ServerSettings;
import org.ccexecutor.acceptance.settings.ServersMode;
import org.ccexecutor.acceptance.settings.Settings;
import org.ccexecutor.acceptance.settings.Token;

/**
 * The servers of a run by its settings: what listens already, else what can be started, else the
 * embedded one.
 */
public final class FoundServers implements Servers {
  private static final Duration EMBEDDED_HEARTBEAT = Duration.ofSeconds(1);
  private static final int MOST_LOOKS = 3;
  private static final Duration PAGE_DEADLINE = Duration.ofSeconds(2);
  private static final Duration FIRST_WORDS_DEADLINE = Duration.ofSeconds(5);

  private final Settings settings;
  private final Pages pages;
  private final Token ownToken;
  private final Secrets secrets;
  private final Doorway doorway;
  private final List<Launcher> launchers;
  private final Cleanup cleanup = new Cleanup();
  private final Map<ServerName, Found> found = new ConcurrentSkipListMap<>();

  /** What came of looking for a server. */
  private record Found(Optional<ServerUnderTest> server, String missing) {}

  /**
   * @param ownToken the token of servers that the run starts itself
   * @param pages reads the health pages
   * @param logs the directory where the output of servers that the run starts is kept; what earlier
   *     runs have left there is removed
   */
  public FoundServers(Settings settings, Token ownToken, Pages pages, Path logs) {
    this.settings = settings;
    this.ownToken = ownToken;
    this.pages = pages;
    this.doorway = new Doorway(settings.patience());
    ServerLog.removeAll(logs);
    this.secrets = new Secrets(List.of(ownToken.secret()));
    Startup startup = new Startup(doorway, pages, settings.patience());
    this.launchers =
        List.of(
            new CommandLauncher(logs, secrets, settings.patience(), startup),
            new ContainerLauncher(logs, secrets, settings.patience(), startup),
            new EmbeddedLauncher(settings.heartbeat().orElse(EMBEDDED_HEARTBEAT)));
  }

  @Override
  public ServerUnderTest get(ServerName name) {
    Found result;
    synchronized (this) {
      result = found.get(name);
      if (result == null) {
        result = find(name);
        found.put(name, result);
      }
    }
    String missing = result.missing();
    return result.server().orElseThrow(() -> new CouldNotTell(missing));
  }

  private Found find(ServerName name) {
    ServerSettings wanted = settings.server(name);
    try {
      Optional<ServerAddress> open =
          settings.mode() == ServersMode.EMBEDDED ? Optional.empty() : open(wanted);
      ServerUnderTest server =
          open.isPresent() ? running(wanted, open.get()) : launch(wanted, launcher(wanted));
      return new Found(Optional.of(server), "");
    } catch (CouldNotTell e) {
      return new Found(
          Optional.empty(), cleanup.isClosed() ? "The run has ended." : e.getMessage());
    }
  }

  /**
   * Where something listens.
   *
   * @throws CouldNotTell if it may listen, but cannot be reached: nothing may take its place
   */
  private Optional<ServerAddress> open(ServerSettings wanted) {
    Look look = doorway.look(wanted.address());
    if (!look.doubt().isEmpty()) {
      throw new CouldNotTell(
          unreachable(wanted, look.doubt())
              + " "
              + (look.unknown()
                  ? Remedies.forUnknownHost(wanted.name(), settings.mode())
                  : Remedies.forStarting(wanted.name(), wanted.address(), settings.mode())));
    }
    return look.open();
  }

  private ServerUnderTest running(ServerSettings wanted, ServerAddress open) {
    FirstWords words = new FirstWords(open, settings.patience().of(FIRST_WORDS_DEADLINE));
    words
        .wrong()
        .ifPresent(
            seen -> {
              throw new CouldNotTell(
                  words.lacksTls()
                      ? Remedies.forMissingTls(wanted.name(), open)
                      : "Something listens at "
                          + open
                          + " that is no "
                          + wanted.name().word()
                          + " server: "
                          + seen
                          + ". "
                          + Remedies.forAnotherListener(wanted.name(), settings.mode()));
            });
    Optional<Token> token =
        wanted.name() == ServerName.DOCKER ? settings.token() : Optional.empty();
    return server(wanted, open, StartedBy.RUNNING, token);
  }

  private Launcher launcher(ServerSettings wanted) {
    if (settings.mode() == ServersMode.RUNNING) {
      throw new CouldNotTell(
          nothingListens(wanted)
              + " "
              + Remedies.forStarting(wanted.name(), wanted.address(), settings.mode()));
    }
    return launchers.stream()
        .filter(
            launcher ->
                settings.mode() != ServersMode.EMBEDDED
                    || launcher.startedBy() == StartedBy.EMBEDDED)
        .filter(launcher -> settings.mode() == ServersMode.EMBEDDED || launcher.suits(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new CouldNotTell(
                    nothingListens(wanted)
                        + " The address was set, so no other server takes its place. "
                        + (wanted.image().isEmpty()
                            ? ""
                            : "cc.docker.image is not used: "
                                + Origin.besideAnAddress(wanted.name())
                                + ". ")
                        + Remedies.forStarting(wanted.name(), wanted.address(), settings.mode())));
  }

  private static String nothingListens(ServerSettings wanted) {
    return unreachable(wanted, "nothing listens at " + wanted.address());
  }

  private static String unreachable(ServerSettings wanted, String why) {
    return "The " + wanted.name().word() + " server cannot be reached: " + why + ".";
  }

  private ServerUnderTest launch(ServerSettings wanted, Launcher launcher) {
    Optional<Token> token =
        wanted.name() == ServerName.DOCKER ? Optional.of(ownToken) : Optional.empty();
    Launched launched = launcher.launch(wanted, token, cleanup);
    ServerUnderTest server = server(wanted, launched.address(), launcher.startedBy(), token);
    launched.ended().thenAccept(server::noteEnd);
    return server;
  }

  private ServerUnderTest server(
      ServerSettings wanted, ServerAddress address, StartedBy startedBy, Optional<Token> token) {
    Duration usual =
        startedBy == StartedBy.EMBEDDED ? EMBEDDED_HEARTBEAT : Settings.USUAL_HEARTBEAT;
    return new ServerUnderTest(
        wanted.name(),
        address,
        startedBy,
        new Origin(wanted, settings.mode(), secrets).by(startedBy),
        token,
        settings.heartbeat().orElse(usual),
        room(address));
  }

  /** A server that is busy for a moment need not answer late for the whole run. */
  private Room room(ServerAddress address) {
    Page page = look(address);
    for (int look = 1; look < MOST_LOOKS && page.status() == 0; look++) {
      page = look(address);
    }
    return Room.by(page);
  }

  private Page look(ServerAddress address) {
    return pages.read(address.page("/health"), settings.patience().of(PAGE_DEADLINE));
  }

  @Override
  public Collection<ServerUnderTest> known() {
    return found.values().stream().flatMap(one -> one.server().stream()).toList();
  }

  @Override
  public Collection<String> missing() {
    List<String> sentences = new ArrayList<>();
    found.values().stream()
        .filter(one -> one.server().isEmpty())
        .forEach(one -> sentences.add(one.missing()));
    return sentences;
  }

  /**
   * Does not wait for a search that is under way: what it has started is ended, and so is the
   * search.
   */
  @Override
  public void close() {
    cleanup.close();
  }
}
