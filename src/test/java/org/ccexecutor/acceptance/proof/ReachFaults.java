package org.ccexecutor.acceptance.proof;

import static org.ccexecutor.acceptance.proof.AuthenticationFaults.authorization;
import static org.ccexecutor.acceptance.proof.AuthenticationFaults.base64;
import static org.ccexecutor.acceptance.proof.AuthenticationFaults.scheme;
import static org.ccexecutor.acceptance.proof.Meddling.both;
import static org.ccexecutor.acceptance.proof.Meddling.calling;
import static org.ccexecutor.acceptance.proof.Meddling.commands;
import static org.ccexecutor.acceptance.proof.Meddling.health;
import static org.ccexecutor.acceptance.proof.Meddling.remembering;
import static org.ccexecutor.acceptance.proof.Meddling.running;
import static org.ccexecutor.acceptance.proof.Meddling.type;
import static org.ccexecutor.acceptance.proof.SequelFaults.cancelOnlySaid;
import static org.ccexecutor.acceptance.proof.TimeoutFaults.timed;
import static org.ccexecutor.acceptance.proof.Variant.fault;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.ccexecutor.acceptance.proof.Meddling.Running;
import org.ccexecutor.reference.Part;
import org.ccexecutor.reference.process.Ending;
import org.ccexecutor.reference.process.ProcessControl;
import org.ccexecutor.reference.process.SupervisedProcess;
import org.ccexecutor.reference.rpc.Outcome;
import org.ccexecutor.reference.session.Session;
import org.ccexecutor.reference.session.SessionMethods;
import org.ccexecutor.reference.session.Sessions;

/**
 * Faults of what reaches too far, to the health page, the next command or another session, or not
 * far enough, to the second line or beyond the first seconds.
 */
final class ReachFaults {
  private static final Duration SLOWLY = Duration.ofSeconds(4);
  private static final int SHORT = 30; // seconds

  private ReachFaults() {}

  static List<Variant> all() {
    return List.of(
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
        deafWhileEnding("HEALTH_WAITS_FOR_THE_END_OF_THE_CANCELLED", Ending.CANCELED),
        deafWhileEnding("HEALTH_WAITS_FOR_THE_END_OF_WHAT_WAS_LEFT", Ending.ABANDONED),
        scheme(
            "USER_OF_BASIC_WILL_DO",
            (handshake, token) -> authorization(handshake).equals("Basic " + base64(token + ":"))),
        fault("COMMANDS_OF_SEVERAL_LINES_ARE_NOT_RUN", "A program that sends scripts does nothing.")
            .breaks("ECHO-1")
            .beside("CTL-2")
            .changed(commands(command -> hasLines(command) ? "exit 2" : command)),
        cancelOnlySaid(
            "CANCEL_AFTER_A_TIMEOUT_IS_ONLY_SAID", "What was cancelled goes on.", Ending.TIMED_OUT),
        neverBusyAgain("TWO_COMMANDS_AT_ONCE_AFTER_A_CANCEL", Ending.CANCELED),
        neverBusyAgain("TWO_COMMANDS_AT_ONCE_AFTER_A_TIMEOUT", Ending.TIMED_OUT),
        timed(
                "SHORT_TIMEOUTS_ARE_5_SECONDS_AT_MOST",
                (number, seconds) ->
                    OptionalLong.of(seconds < SHORT ? Math.min(5, seconds) : seconds))
            .breaks("CTL-6"),
        touchingAll("A_PAUSE_STOPS_ALL", "PAUSE", "STOP"),
        touchingAll("A_RESUME_WAKES_ALL", "RESUME", "CONT"));
  }

  // ---- kinds of faults

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
              Set<SupervisedProcess> ending = ConcurrentHashMap.newKeySet();
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

  /** After a command that has ended so, all commands of its session are run at once. */
  private static Variant neverBusyAgain(String name, Ending which) {
    return fault(name, "The output of two commands is mixed up.")
        .breaks("CTL-5")
        .changed(
            remembering(
                free ->
                    both(
                        running(
                            job ->
                                new Running(job) {
                                  @Override
                                  protected void complete(Ending how, int ofShell) {
                                    if (how == which) {
                                      free.add(job.session());
                                    }
                                    super.complete(how, ofShell);
                                  }
                                }),
                        parts ->
                            parts.with(
                                Part.METHODS,
                                (session, tools) ->
                                    new SessionMethods(session, tools) {
                                      @Override
                                      protected boolean isBusy() {
                                        return super.isBusy() && !free.contains(session);
                                      }
                                    }))));
  }

  /** What a control does to the command of its session it does to those of all others. */
  private static Variant touchingAll(String name, String type, String signal) {
    Consumer<SupervisedProcess> touch = process -> process.signal(signal, -process.pgid());
    return fault(name, "A client that holds its command, or lets it go on, does so with all.")
        .breaks("CTL-8")
        .oneByOne()
        .changed(
            calling(
                session ->
                    (request, next) -> {
                      Outcome outcome = next.call(request);
                      if (type(request).equals(type)) {
                        session.sessions().open().stream()
                            .filter(other -> other != session)
                            .flatMap(other -> other.workplace().current().stream())
                            .forEach(run -> touch.accept(run.process()));
                      }
                      return outcome;
                    }));
  }

  /** Whether a command has line ends outside of quotes. */
  private static boolean hasLines(String command) {
    return command.replaceAll("'[^']*'", "").contains("\n");
  }
}
