package org.ccexecutor.acceptance.proof;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.ccexecutor.reference.Part;
import org.ccexecutor.reference.Parts;
import org.ccexecutor.reference.ReferenceServer;
import org.ccexecutor.reference.http.Admission;
import org.ccexecutor.reference.http.Credentials;
import org.ccexecutor.reference.http.HealthPages;
import org.ccexecutor.reference.http.Origins;
import org.ccexecutor.reference.http.Page;
import org.ccexecutor.reference.http.Vitals;
import org.ccexecutor.reference.http.WebRequest;
import org.ccexecutor.reference.process.CommandProcess;
import org.ccexecutor.reference.process.CommandRun;
import org.ccexecutor.reference.process.Launcher;
import org.ccexecutor.reference.rpc.Methods;
import org.ccexecutor.reference.rpc.Outcome;
import org.ccexecutor.reference.rpc.Parameters;
import org.ccexecutor.reference.rpc.Request;
import org.ccexecutor.reference.session.Session;
import org.ccexecutor.reference.wire.Incoming;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Small changes of what a server does, one interface for each of its parts. */
final class Meddling {
  private Meddling() {}

  // ---- pages and handshakes

  /** The page at a path, in the place of what it should be. */
  @FunctionalInterface
  interface Paging {
    Page page(String path, Vitals vitals, Page right);
  }

  /** Whether a client is let in, whatever it should be. */
  @FunctionalInterface
  interface Letting {
    boolean accept(WebRequest handshake, String token, boolean right);
  }

  /** What a handshake is refused with, in the place of what it should be. */
  @FunctionalInterface
  interface Refusing {
    Optional<Page> refuse(WebRequest handshake, Optional<Page> right);
  }

  static UnaryOperator<Parts> pages(Paging paging) {
    return parts ->
        parts.with(
            Part.PAGES,
            options ->
                new HealthPages(ReferenceServer.SERVICE, ReferenceServer.VERSION) {
                  @Override
                  public Optional<Page> page(WebRequest request, Vitals vitals) {
                    return super.page(request, vitals)
                        .map(right -> paging.page(request.path(), vitals, right));
                  }
                });
  }

  /** The health page in the place of what it should be. */
  static UnaryOperator<Parts> health(UnaryOperator<Page> change) {
    return pages((path, vitals, right) -> path.equals("/health") ? change.apply(right) : right);
  }

  /** Another text on the health page. */
  static UnaryOperator<Parts> healthBody(Consumer<ObjectNode> change) {
    return parts ->
        parts.with(
            Part.PAGES,
            options ->
                new HealthPages(ReferenceServer.SERVICE, ReferenceServer.VERSION) {
                  @Override
                  protected ObjectNode body(Vitals vitals) {
                    ObjectNode body = super.body(vitals);
                    change.accept(body);
                    return body;
                  }
                });
  }

  static UnaryOperator<Parts> letting(Letting letting) {
    return parts ->
        parts.with(
            Part.CREDENTIALS,
            options ->
                new Credentials(options.token()) {
                  @Override
                  public boolean accept(WebRequest handshake) {
                    return letting.accept(
                        handshake, options.token().orElse(""), super.accept(handshake));
                  }
                });
  }

  static UnaryOperator<Parts> origins(Letting letting) {
    return parts ->
        parts.with(
            Part.ORIGINS,
            options ->
                new Origins() {
                  @Override
                  public boolean accept(WebRequest handshake) {
                    return letting.accept(
                        handshake, options.token().orElse(""), super.accept(handshake));
                  }
                });
  }

  /** Other refusals; made anew for each server. */
  static UnaryOperator<Parts> refusing(Function<String, Refusing> refusals) {
    return parts ->
        parts.with(
            Part.ADMISSION,
            (options, credentials, foreign) -> {
              Refusing refusing = refusals.apply(options.token().orElse(""));
              return new Admission(credentials, foreign) {
                @Override
                public Optional<Page> refuse(WebRequest handshake) {
                  return refusing.refuse(handshake, super.refuse(handshake));
                }
              };
            });
  }

  // ---- messages and methods

  /** What becomes of a text that has come in. */
  @FunctionalInterface
  interface Hearing {
    void hear(String text, Consumer<String> next);
  }

  /** How a request is carried out. */
  @FunctionalInterface
  interface Calling {
    Outcome call(Request request, Methods next);
  }

  /** Every session hears in its own way. */
  static UnaryOperator<Parts> hearing(Function<Session, Hearing> hearers) {
    return parts ->
        parts.with(
            Part.INCOMING,
            (session, dispatcher) -> {
              Hearing hearer = hearers.apply(session);
              return new Incoming(
                  session.channel(), text -> hearer.hear(text, dispatcher::receive));
            });
  }

  /** Every session calls in its own way. */
  static UnaryOperator<Parts> calling(Function<Session, Calling> callers) {
    return parts ->
        parts.change(
            Part.METHODS,
            before ->
                (session, tools) -> {
                  Methods next = before.apply(session, tools);
                  Calling caller = callers.apply(session);
                  return request -> caller.call(request, next);
                });
  }

  /** What a control asks for; empty where nothing does. */
  static String type(Request request) {
    return request.params().map(params -> params.path("type").asString("")).orElse("");
  }

  /** One change and then another. */
  static UnaryOperator<Parts> both(UnaryOperator<Parts> one, UnaryOperator<Parts> other) {
    return parts -> other.apply(one.apply(parts));
  }

  /** The same request for another command. */
  static Request commanding(Request request, UnaryOperator<String> change) {
    ObjectNode params = (ObjectNode) request.params().orElseThrow().deepCopy();
    params.put("command", change.apply(params.path("command").asString("")));
    return new Request(request.id(), request.method(), Optional.of(params));
  }

  /** A server that remembers sessions; made anew for each server. */
  static UnaryOperator<Parts> remembering(Function<Set<Session>, UnaryOperator<Parts>> change) {
    return parts -> change.apply(ConcurrentHashMap.newKeySet()).apply(parts);
  }

  /** Adds the sessions that make such a request to those that are remembered. */
  static UnaryOperator<Parts> noting(Set<Session> noted, BiPredicate<Session, Request> which) {
    return calling(
        session ->
            (request, next) -> {
              if (which.test(session, request)) {
                noted.add(session);
              }
              return next.call(request);
            });
  }

  /** Adds the sessions that are told such a message to those that are remembered. */
  static UnaryOperator<Parts> notingSaid(Set<Session> noted, Predicate<JsonNode> which) {
    return Tampering.saying(
        session ->
            (message, next) -> {
              if (which.test(message)) {
                noted.add(session);
              }
              next.accept(message);
            });
  }

  /** Whether a session asks for a command while another runs. */
  static boolean isOneTooMany(Session session, Request request) {
    return request.method().equals("execute") && session.workplace().current().isPresent();
  }

  // ---- commands

  /**
   * What a command's run is made of.
   *
   * @param number which command of its session it is, from 1
   */
  record Job(
      Session session,
      CommandProcess process,
      Parameters.Execution execution,
      CommandRun.Tools tools,
      int number) {}

  /** A run as it should be, to be changed by overriding. */
  static class Running extends CommandRun {
    private final Job job;

    Running(Job job) {
      super(
          job.process(),
          job.execution().timeout(),
          job.session().outgoing(),
          job.tools(),
          job.session().workplace());
      this.job = job;
    }

    final Job job() {
      return job;
    }
  }

  /** A run that keeps in mind that it was resumed. */
  static class Resumable extends Running {
    protected volatile boolean resumed;

    Resumable(Job job) {
      super(job);
    }

    @Override
    public Outcome resume() {
      resumed = true;
      return super.resume();
    }
  }

  static UnaryOperator<Parts> running(Function<Job, CommandRun> runs) {
    return parts -> {
      java.util.Map<Session, AtomicInteger> counts =
          java.util.Collections.synchronizedMap(new java.util.WeakHashMap<>());
      return parts.with(
          Part.RUN,
          (session, process, execution, tools) ->
              runs.apply(
                  new Job(
                      session,
                      process,
                      execution,
                      tools,
                      counts
                          .computeIfAbsent(session, key -> new AtomicInteger())
                          .incrementAndGet())));
    };
  }

  /** Commands are changed before bash gets them. */
  static UnaryOperator<Parts> commands(UnaryOperator<String> change) {
    return parts ->
        parts.with(
            Part.LAUNCHER,
            options ->
                new Launcher() {
                  @Override
                  public CommandProcess launch(String command) throws IOException {
                    return super.launch(change.apply(command));
                  }
                });
  }
}
