package org.ccexecutor.reference;

import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.ccexecutor.reference.http.Admission;
import org.ccexecutor.reference.http.Connections;
import org.ccexecutor.reference.http.Credentials;
import org.ccexecutor.reference.http.HealthPages;
import org.ccexecutor.reference.http.Origins;
import org.ccexecutor.reference.process.CommandRun;
import org.ccexecutor.reference.process.Launcher;
import org.ccexecutor.reference.process.Notices;
import org.ccexecutor.reference.process.OutputPump;
import org.ccexecutor.reference.process.ProcessControl;
import org.ccexecutor.reference.rpc.Dispatcher;
import org.ccexecutor.reference.rpc.JsonReader;
import org.ccexecutor.reference.rpc.Methods;
import org.ccexecutor.reference.rpc.Parameters;
import org.ccexecutor.reference.rpc.RequestRules;
import org.ccexecutor.reference.rpc.Responses;
import org.ccexecutor.reference.session.Heartbeat;
import org.ccexecutor.reference.session.Reception;
import org.ccexecutor.reference.session.Session;
import org.ccexecutor.reference.session.SessionMethods;
import org.ccexecutor.reference.session.Sessions;
import org.ccexecutor.reference.wire.Incoming;
import org.ccexecutor.reference.wire.Outgoing;

/**
 * A part of the server that can be replaced: a name for what makes it. Parts of a server are made
 * once, when it starts; parts of a session once for each session; a pump for each output stream of
 * each command.
 *
 * @param <F> the kind of function that makes it
 */
public final class Part<F> {

  /** Of the server: who knows the token. */
  public static final Part<Function<ReferenceOptions, Credentials>> CREDENTIALS =
      new Part<>("credentials", options -> new Credentials(options.token()));

  /** Of the server: which web pages may connect. */
  public static final Part<Function<ReferenceOptions, Origins>> ORIGINS =
      new Part<>("origins", options -> new Origins());

  /** Of the server: path, order and look of refusals. */
  public static final Part<AdmissionFactory> ADMISSION =
      new Part<>(
          "admission", (options, credentials, origins) -> new Admission(credentials, origins));

  /** Of the server: the pages about its health. */
  public static final Part<Function<ReferenceOptions, HealthPages>> PAGES =
      new Part<>(
          "pages", options -> new HealthPages(ReferenceServer.SERVICE, ReferenceServer.VERSION));

  /** Of the server: what connections may cost. */
  public static final Part<Function<ReferenceOptions, Connections>> CONNECTIONS =
      new Part<>("connections", options -> new Connections());

  /** Of the server: seats, ids, and the count of sessions. */
  public static final Part<Function<ReferenceOptions, Sessions>> SESSIONS =
      new Part<>("sessions", options -> new Sessions(options.maxSessions()));

  /** Of the server: the first words to a session. */
  public static final Part<Function<ReferenceOptions, Reception>> RECEPTION =
      new Part<>("reception", options -> new Reception(ReferenceServer.VERSION));

  /** Of the server: the heartbeat. */
  public static final Part<Function<ReferenceOptions, Heartbeat>> HEARTBEAT =
      new Part<>("heartbeat", options -> new Heartbeat(options.heartbeat()));

  /** Of the server: text to JSON. */
  public static final Part<Function<ReferenceOptions, JsonReader>> READER =
      new Part<>("reader", options -> new JsonReader(options.nestingDepth()));

  /** Of the server: JSON to requests. */
  public static final Part<Function<ReferenceOptions, RequestRules>> RULES =
      new Part<>("rules", options -> new RequestRules());

  /** Of the server: the look of responses. */
  public static final Part<Function<ReferenceOptions, Responses>> RESPONSES =
      new Part<>("responses", options -> new Responses());

  /** Of the server: which parameters fit. */
  public static final Part<Function<ReferenceOptions, Parameters>> PARAMETERS =
      new Part<>("parameters", options -> new Parameters());

  /** Of the server: the start of commands. */
  public static final Part<Function<ReferenceOptions, Launcher>> LAUNCHER =
      new Part<>("launcher", options -> new Launcher());

  /** Of the server: signals to commands. */
  public static final Part<Function<ReferenceOptions, ProcessControl>> CONTROL =
      new Part<>("control", options -> new ProcessControl());

  /** Of the server: the look of what is said about commands. */
  public static final Part<Function<ReferenceOptions, Notices>> NOTICES =
      new Part<>("notices", options -> new Notices());

  /** Of a session: what it says. */
  public static final Part<Function<Session, Outgoing>> OUTGOING =
      new Part<>("outgoing", session -> new Outgoing(session.channel()));

  /** Of a session: what it hears. */
  public static final Part<BiFunction<Session, Dispatcher, Incoming>> INCOMING =
      new Part<>(
          "incoming",
          (session, dispatcher) -> new Incoming(session.channel(), dispatcher::receive));

  /** Of a session: requests to responses, batches too. */
  public static final Part<DispatcherFactory> DISPATCHER =
      new Part<>(
          "dispatcher",
          (session, tools, methods) -> new Dispatcher(tools, methods, session.outgoing()::send));

  /** Of a session: its methods. */
  public static final Part<BiFunction<Session, SessionMethods.Tools, Methods>> METHODS =
      new Part<>("methods", SessionMethods::new);

  /** Of a command: its life from start to end. */
  public static final Part<RunFactory> RUN =
      new Part<>(
          "run",
          (session, process, execution, tools) ->
              new CommandRun(
                  process, execution.timeout(), session.outgoing(), tools, session.workplace()));

  /** Of an output stream: bytes to messages. */
  public static final Part<Supplier<OutputPump>> PUMP = new Part<>("pump", OutputPump::new);

  private final String name;
  private final F standard;

  private Part(String name, F standard) {
    this.name = name;
    this.standard = standard;
  }

  /** What makes the part of a server that keeps the contract. */
  public F standard() {
    return standard;
  }

  @Override
  public String toString() {
    return name;
  }
}
