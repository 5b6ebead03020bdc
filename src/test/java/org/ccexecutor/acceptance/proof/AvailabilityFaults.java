package org.ccexecutor.acceptance.proof;

import static org.ccexecutor.acceptance.proof.Meddling.both;
import static org.ccexecutor.acceptance.proof.Meddling.health;
import static org.ccexecutor.acceptance.proof.Meddling.healthBody;
import static org.ccexecutor.acceptance.proof.Meddling.pages;
import static org.ccexecutor.acceptance.proof.Meddling.refusing;
import static org.ccexecutor.acceptance.proof.Meddling.running;
import static org.ccexecutor.acceptance.proof.Tampering.lag;
import static org.ccexecutor.acceptance.proof.Variant.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.ccexecutor.acceptance.proof.Meddling.Running;
import org.ccexecutor.reference.Part;
import org.ccexecutor.reference.Parts;
import org.ccexecutor.reference.ReferenceOptions;
import org.ccexecutor.reference.http.Connections;
import org.ccexecutor.reference.http.Page;
import org.ccexecutor.reference.http.WebRequest;
import org.ccexecutor.reference.process.CommandProcess;
import org.ccexecutor.reference.process.Ending;
import org.ccexecutor.reference.process.ProcessControl;
import org.ccexecutor.reference.session.Session;
import org.ccexecutor.reference.session.Sessions;

/** Faults of the pages, of the path, and of handshakes that are never finished. */
final class AvailabilityFaults {
  private static final String HANDSHAKE = "Some clients get in, and others do not.";
  private static final int CHUNK = 16_384;
  private static final int LATE = 2_600;
  private static final Duration SLOWLY = Duration.ofSeconds(4);

  private AvailabilityFaults() {}

  static List<Variant> all() {
    return List.of(
        fault(
                "HEALTH_SAYS_OK",
                "A watchdog that looks for \"healthy\" restarts the server for ever.")
            .breaks("AVL-1")
            .beside("availability")
            .changed(healthBody(body -> body.put("status", "ok"))),
        fault("HEALTH_IS_500", "A watchdog restarts the server for ever.")
            .breaks("AVL-1")
            .beside("AVL-7", "SES-6", "ROB-1", "ROB-3")
            .changed(health(page -> new Page(500, page.headers(), page.body()))),
        fault("HEALTH_IS_204", "A watchdog finds nothing to read.")
            .breaks("AVL-1", "AVL-5")
            .changed(health(page -> new Page(204, page.headers(), ""))),
        fault("HEALTH_IS_MOVED", "A watchdog that follows no redirects finds nothing.")
            .breaks("AVL-1", "AVL-5")
            .changed(health(page -> Page.text(302, "").with("Location", "/health/"))),
        fault("HEALTH_IS_PLAIN_TEXT", "A watchdog that reads JSON fails.")
            .breaks("AVL-1", "AVL-5")
            .changed(health(page -> Page.text(200, "healthy\n"))),
        fault("HEALTH_IS_A_LIST", "A watchdog that asks for the member \"status\" fails.")
            .breaks("AVL-1", "AVL-5")
            .changed(health(page -> Page.json(200, "[" + page.body() + "]"))),
        fault(
                "HEALTH_IN_CAPITALS",
                "A watchdog that looks for \"healthy\" restarts the server for ever.")
            .breaks("AVL-1")
            .changed(healthBody(body -> body.put("status", "Healthy"))),
        fault("HEALTH_IS_MISSING", "A watchdog takes the server for dead.")
            .breaks("AVL-1", "AVL-5")
            .changed(health(page -> Page.text(404, "Not found\n"))),
        fault("HEALTH_IS_SLOW", "A watchdog gives up before the answer comes.")
            .breaks("AVL-1")
            .changed(
                health(
                    page -> {
                      lag(LATE);
                      return page;
                    })),
        fault("HEALTH_FAILS_NOW_AND_THEN", "A watchdog restarts the server for no reason.")
            .breaks("AVL-1")
            .changed(
                parts -> {
                  AtomicInteger count = new AtomicInteger();
                  return health(
                          page ->
                              count.incrementAndGet() % 5 == 0 ? Page.text(503, "Busy\n") : page)
                      .apply(parts);
                }),
        fault(
                "HEALTH_IS_SICK_WHILE_CLIENTS_ARE_THERE",
                "A watchdog ends the server as soon as it is used.")
            .breaks("AVL-1")
            .changed(
                pages(
                    (path, vitals, right) ->
                        vitals.active() > 0 ? Page.json(200, "{\"status\":\"busy\"}") : right)),
        fault(
                "HEALTH_IS_SLOW_WHILE_A_COMMAND_RUNS",
                "A watchdog ends the server in the middle of a command.")
            .breaks("AVL-1")
            .changed(
                pages(
                    (path, vitals, right) -> {
                      lag(vitals.active() > 0 ? LATE : 0);
                      return right;
                    })),
        fault("HEALTH_IS_503_WHEN_FULL", "A watchdog ends the server when it is used most.")
            .breaks("AVL-1")
            .changed(
                pages(
                    (path, vitals, right) ->
                        vitals.active() >= vitals.max()
                            ? new Page(503, right.headers(), right.body())
                            : right)),
        fault("HEALTH_IS_SLOW_WHEN_FULL", "A watchdog ends the server when it is used most.")
            .breaks("AVL-1")
            .changed(
                pages(
                    (path, vitals, right) -> {
                      lag(vitals.active() >= vitals.max() ? LATE : 0);
                      return right;
                    })),
        fault(
                "LIVENESS_IS_MISSING",
                "An orchestrator ends the container as soon as it has started.")
            .breaks("AVL-3")
            .beside("AVL-1")
            .changed(liveness(Page.text(404, "Not found\n"))),
        fault("LIVENESS_SAYS_HEALTHY", "An orchestrator that looks for \"ok\" ends the container.")
            .breaks("AVL-3")
            .beside("AVL-1")
            .changed(liveness(Page.json(200, "{\"status\":\"healthy\"}"))),
        fault("LIVENESS_IS_PLAIN_TEXT", "An orchestrator that reads JSON ends the container.")
            .breaks("AVL-3")
            .changed(liveness(Page.text(200, "ok"))),
        fault("LIVENESS_IS_503", "An orchestrator ends the container.")
            .breaks("AVL-3")
            .changed(liveness(Page.json(503, "{\"status\":\"ok\"}"))),
        fault(
                "LIVENESS_IS_503_WHILE_CLIENTS_ARE_THERE",
                "An orchestrator ends the container as soon as it is used.")
            .breaks("AVL-3")
            .changed(
                pages(
                    (path, vitals, right) ->
                        path.equals("/healthz") && vitals.active() > 0
                            ? Page.json(503, right.body())
                            : right)),
        fault("LIVENESS_NEEDS_THE_TOKEN", "An orchestrator without the token ends the container.")
            .docker()
            .breaks("AVL-3")
            .beside("AVL-1", "AUTH-9")
            .changed(liveness(Page.text(401, "Credentials required\n"))),
        anyPath("ANY_PATH_WILL_DO", path -> true),
        anyPath("PATH_BY_ITS_START", path -> path.startsWith("/ws/mcp")),
        anyPath("PATH_BY_ITS_END", path -> path.endsWith("/ws/mcp")),
        anyPath("PATH_IN_ANY_CASE", path -> path.toLowerCase(Locale.ROOT).equals("/ws/mcp")),
        anyPath("PATH_WITH_MORE_BEHIND", path -> path.startsWith("/ws/mcp/")),
        anyPath("PATH_WITHOUT_ITS_END", path -> path.equals("/ws")),
        anyPath("PATH_WITHOUT_ITS_START", path -> path.equals("/mcp")),
        anyPath("PATH_UNDER_WS", path -> path.startsWith("/ws/")),
        anyPath("ROOT_WILL_DO", path -> path.equals("/")),
        anyPath("PATH_WITH_A_NUMBER_BEHIND", path -> path.matches("/ws/mcp/\\d+")),
        anyPath("PAGES_ARE_WEBSOCKETS_AS_WELL", path -> path.startsWith("/health")),
        unwelcome(
            "CONNECTION_IS_ONE_WORD",
            handshake -> !handshake.first("Connection").orElse("").equalsIgnoreCase("upgrade")),
        unwelcome(
            "EXTENSIONS_ARE_REFUSED",
            handshake -> !handshake.all("Sec-WebSocket-Extensions").isEmpty()),
        unwelcome(
            "OFFERS_TO_COMPRESS_ARE_REFUSED",
            handshake ->
                handshake.all("Sec-WebSocket-Extensions").stream()
                    .anyMatch(value -> value.contains("client_max_window_bits"))),
        fault("HEADER_NAMES_ARE_READ_IN_ONE_CASE", HANDSHAKE)
            .breaks("AVL-2")
            .startedBy(
                (options, parts) ->
                    HeadRelay.before(
                        Variant.reference(options, parts),
                        head ->
                            Optional.of(head)
                                .filter(text -> !text.contains("\r\nsec-websocket-key:")))),
        fault("HANDSHAKES_IN_PIECES_ARE_LOST", HANDSHAKE)
            .breaks("AVL-2")
            .startedBy(AvailabilityFaults::readingOnce),
        wrongPath("WRONG_PATH_IS_400", Page.text(400, "Bad request\n")),
        wrongPath("WRONG_PATH_IS_200", Page.text(200, "Welcome\n")),
        wrongPath("WRONG_PATH_IS_500", Page.text(500, "Internal error\n")),
        wrongPath("WRONG_PATH_IS_MOVED", Page.text(307, "").with("Location", "/ws/mcp")),
        wrongPath(
            "WRONG_PATH_IS_401",
            Page.text(401, "Who are you?\n").with("WWW-Authenticate", "Bearer")),
        crowded("FEW_CONNECTIONS", 4),
        crowded("TWENTY_CONNECTIONS", 20),
        fault("COUNT_KEEPS_WHO_FOUND_NO_ROOM", "After a rush the server seems full.")
            .breaks("AVL-5")
            .with(
                Part.SESSIONS,
                options ->
                    new Sessions(options.maxSessions()) {
                      private final AtomicInteger turnedAway = new AtomicInteger();

                      @Override
                      public synchronized boolean enter(Session session) {
                        boolean room = super.enter(session);
                        turnedAway.addAndGet(room ? 0 : 1);
                        return room;
                      }

                      @Override
                      public int active() {
                        return super.active() + turnedAway.get();
                      }
                    }),
        fault("LIVENESS_FAILS_BESIDE_A_COMMAND", "An orchestrator restarts a server that works.")
            .breaks("AVL-3")
            .changed(
                parts -> {
                  Set<CommandProcess> running = ConcurrentHashMap.newKeySet();
                  return both(
                          pages(
                              (path, vitals, right) ->
                                  path.equals("/healthz") && !running.isEmpty()
                                      ? Page.json(503, "{\"status\":\"busy\"}")
                                      : right),
                          running(
                              job ->
                                  new Running(job) {
                                    @Override
                                    protected void begin() {
                                      running.add(process());
                                      super.begin();
                                    }

                                    @Override
                                    protected void complete(Ending how, int ofShell) {
                                      running.remove(process());
                                      super.complete(how, ofShell);
                                    }
                                  }))
                      .apply(parts);
                }),
        deafWhileEnding("HEALTH_WAITS_FOR_THE_END_OF_THE_CANCELLED", Ending.CANCELED),
        deafWhileEnding("HEALTH_WAITS_FOR_THE_END_OF_WHAT_WAS_LEFT", Ending.ABANDONED));
  }

  private static java.util.function.UnaryOperator<org.ccexecutor.reference.Parts> liveness(
      Page other) {
    return pages((path, vitals, right) -> path.equals("/healthz") ? other : right);
  }

  /** Opens a WebSocket at other paths too. */
  private static Variant anyPath(String name, Predicate<String> open) {
    return fault(name, "A client with a wrong address does not learn of it.")
        .breaks("AVL-4")
        .changed(
            refusing(
                token ->
                    (handshake, right) ->
                        !handshake.path().equals("/ws/mcp") && open.test(handshake.path())
                            ? Optional.empty()
                            : right));
  }

  /** Keeps out clients whose handshake is right, but not what it is used to. */
  private static Variant unwelcome(String name, Predicate<WebRequest> which) {
    return fault(name, HANDSHAKE)
        .breaks("AVL-2")
        .changed(
            refusing(
                token ->
                    (handshake, right) ->
                        which.test(handshake)
                            ? Optional.of(Page.text(400, "Bad request\n"))
                            : right));
  }

  /** A server that takes what it reads first for the whole head. */
  private static Variant.Server readingOnce(ReferenceOptions options, Parts parts) {
    return new Relay(Variant.reference(options, parts)) {
      @Override
      protected void up(InputStream in, OutputStream out) throws IOException {
        byte[] chunk = new byte[CHUNK];
        int count = Math.max(0, in.read(chunk));
        String head = new String(chunk, 0, count, StandardCharsets.ISO_8859_1);
        if (head.contains("\r\n\r\n")) {
          out.write(chunk, 0, count);
          in.transferTo(out);
        }
      }
    }.open();
  }

  private static Variant wrongPath(String name, Page page) {
    return fault(name, "A client with a wrong address looks for the mistake in another place.")
        .breaks("AVL-4")
        .changed(
            refusing(
                token ->
                    (handshake, right) ->
                        handshake.path().equals("/ws/mcp") ? right : Optional.of(page)));
  }

  /** The health page is not there before the commands are gone that are being ended so. */
  private static Variant deafWhileEnding(String name, Ending which) {
    return fault(name, "A watchdog restarts a server that is ending a command.")
        .breaks("AVL-1")
        .with(
            Part.CONTROL,
            options ->
                new ProcessControl() {
                  @Override
                  public Duration grace() {
                    return SLOWLY;
                  }
                })
        .changed(
            parts -> {
              Set<CommandProcess> ending = ConcurrentHashMap.newKeySet();
              return both(
                      health(
                          page -> {
                            ending.forEach(process -> process.awaitGone(SLOWLY));
                            return page;
                          }),
                      running(
                          job ->
                              new Running(job) {
                                @Override
                                protected void end(Ending how) {
                                  super.end(how);
                                  if (how == which) {
                                    ending.add(process());
                                  }
                                }
                              }))
                  .apply(parts);
            });
  }

  private static Variant crowded(String name, int most) {
    return fault(name, "One port scanner closes the server to all.")
        .breaks("AVL-7")
        .oneByOne()
        .with(
            Part.CONNECTIONS,
            options ->
                new Connections() {
                  @Override
                  public int most() {
                    return most;
                  }

                  @Override
                  public Duration patience() {
                    return Duration.ofSeconds(60);
                  }
                });
  }
}
