package org.ccexecutor.acceptance.proof;

import static org.ccexecutor.acceptance.proof.Meddling.calling;
import static org.ccexecutor.acceptance.proof.Meddling.type;
import static org.ccexecutor.acceptance.proof.Variant.fault;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.ccexecutor.reference.Part;
import org.ccexecutor.reference.process.CommandRun;
import org.ccexecutor.reference.rpc.Notification;
import org.ccexecutor.reference.rpc.Outcome;
import org.ccexecutor.reference.rpc.Request;
import org.ccexecutor.reference.session.Session;
import org.ccexecutor.reference.session.SessionMethods;
import tools.jackson.databind.JsonNode;

/** Faults of control that reaches the commands of other sessions. */
final class StrangerFaults {
  private StrangerFaults() {}

  static List<Variant> all() {
    return List.of(
        fault("ANYBODY_CONTROLS_ANYTHING", "A stranger ends the work of others.")
            .breaks("CTL-8")
            .beside("CTL-4")
            .oneByOne()
            .longLasting()
            .with(
                Part.METHODS,
                (session, tools) ->
                    new SessionMethods(session, tools) {
                      @Override
                      protected Optional<CommandRun> current() {
                        return super.current()
                            .or(
                                () ->
                                    session().sessions().open().stream()
                                        .flatMap(other -> other.workplace().current().stream())
                                        .findFirst());
                      }

                      @Override
                      protected boolean isBusy() {
                        return super.current().isPresent();
                      }
                    }),
        naming("A_CONTROL_MAY_NAME_ANY_PROCESS", Naming::pid),
        naming("A_CONTROL_MAY_NAME_ANY_SESSION", Naming::session),
        touching("ANYBODY_PAUSES_ANYTHING", "PAUSE", true),
        touching("ANYBODY_CANCELS_ANYTHING", "CANCEL", true),
        touching("OTHERS_FEEL_A_REFUSED_CANCEL", "CANCEL", false),
        touching("OTHERS_FEEL_A_REFUSED_PAUSE", "PAUSE", false),
        touchingAll(
            "A_CANCEL_ENDS_ALL",
            "A client that cancels its command ends those of others.",
            "CANCEL",
            CommandRun::abandon),
        signallingAll("A_PAUSE_STOPS_ALL", "PAUSE", "STOP"),
        signallingAll("A_RESUME_WAKES_ALL", "RESUME", "CONT"));
  }

  // ---- kinds of faults

  /** A control of a session that runs nothing reaches the commands of others. */
  private static Variant touching(String name, String type, boolean admitted) {
    return fault(name, "A stranger ends or stops the work of others.")
        .breaks("CTL-8")
        .oneByOne()
        .changed(
            calling(
                session ->
                    (request, next) -> {
                      if (!request.method().equals("control")
                          || !type(request).equals(type)
                          || session.workplace().current().isPresent()) {
                        return next.call(request);
                      }
                      Optional<CommandRun> other =
                          session.sessions().open().stream()
                              .filter(each -> each != session)
                              .flatMap(each -> each.workplace().current().stream())
                              .findFirst();
                      other.ifPresent(
                          run ->
                              run.process()
                                  .signal(
                                      type.equals("PAUSE") ? "STOP" : "KILL",
                                      -run.process().pgid()));
                      return admitted && other.isPresent()
                          ? Outcome.of(
                              Notification.object()
                                  .put("status", type.equals("PAUSE") ? "paused" : "canceled"))
                          : next.call(request);
                    }));
  }

  /** What a control does to the command of its session it does to those of all others. */
  private static Variant signallingAll(String name, String type, String signal) {
    return touchingAll(
        name,
        "A client that holds its command, or lets it go on, does so with all.",
        type,
        run -> run.process().signal(signal, -run.process().pgid()));
  }

  private static Variant touchingAll(
      String name, String harm, String type, Consumer<CommandRun> touch) {
    return fault(name, harm)
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
                            .forEach(touch);
                      }
                      return outcome;
                    }));
  }

  /** What a control may name, though nothing runs in its own session. */
  private interface Naming {
    boolean names(JsonNode params, Session session, CommandRun run);

    static boolean pid(JsonNode params, Session session, CommandRun run) {
      return params.path("pid").asLong(0) == run.process().pid();
    }

    static boolean session(JsonNode params, Session session, CommandRun run) {
      return params.path("session_id").asString("").equals(session.id());
    }
  }

  /** A control reaches whatever it names in its params. */
  private static Variant naming(String name, Naming naming) {
    return fault(name, "A stranger ends or stops the work of others.")
        .breaks("CTL-8")
        .with(
            Part.METHODS,
            (session, tools) ->
                new SessionMethods(session, tools) {
                  private JsonNode params = Notification.object();

                  @Override
                  public Outcome call(Request request) {
                    params = request.params().orElseGet(Notification::object);
                    return super.call(request);
                  }

                  @Override
                  protected Optional<CommandRun> current() {
                    return super.current().or(this::named);
                  }

                  private Optional<CommandRun> named() {
                    return session().sessions().open().stream()
                        .flatMap(
                            other ->
                                other.workplace().current().stream()
                                    .filter(run -> naming.names(params, other, run)))
                        .findFirst();
                  }

                  @Override
                  protected boolean isBusy() {
                    return super.current().isPresent();
                  }
                });
  }
}
