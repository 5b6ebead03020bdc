package org.ccexecutor.reference;

import java.util.function.Function;
import org.ccexecutor.reference.http.Admission;
import org.ccexecutor.reference.http.Connections;
import org.ccexecutor.reference.http.HealthPages;
import org.ccexecutor.reference.process.CommandProcess;
import org.ccexecutor.reference.process.CommandRun;
import org.ccexecutor.reference.process.Launcher;
import org.ccexecutor.reference.process.LiveProcesses;
import org.ccexecutor.reference.rpc.Dispatcher;
import org.ccexecutor.reference.rpc.Parameters;
import org.ccexecutor.reference.session.Session;
import org.ccexecutor.reference.session.SessionMethods;
import org.ccexecutor.reference.session.Sessions;
import org.ccexecutor.reference.wire.Channel;
import org.ccexecutor.reference.wire.Incoming;

/** Puts the parts of one server together. */
final class Assembly implements AutoCloseable {

  private final LiveProcesses processes = new LiveProcesses();
  private final Launcher launcher;
  private final Parts parts;
  private final ReferenceOptions options;
  private final Admission admission;
  private final HealthPages pages;
  private final Session.Services services;
  private final Dispatcher.Tools dispatching;
  private final CommandRun.Tools running;
  private final SessionMethods.Tools methods;

  Assembly(ReferenceOptions options, Parts parts, Threads threads) {
    this.parts = parts;
    this.options = options;
    admission =
        parts.get(Part.ADMISSION).create(options, make(Part.CREDENTIALS), make(Part.ORIGINS));
    pages = make(Part.PAGES);
    services =
        new Session.Services(
            make(Part.SESSIONS),
            make(Part.RECEPTION),
            make(Part.HEARTBEAT),
            threads.pool(),
            threads.clock());
    dispatching = new Dispatcher.Tools(make(Part.READER), make(Part.RULES), make(Part.RESPONSES));
    running =
        new CommandRun.Tools(
            make(Part.NOTICES),
            make(Part.CONTROL),
            parts.get(Part.PUMP),
            threads.pool(),
            threads.clock());
    launcher = make(Part.LAUNCHER);
    methods = new SessionMethods.Tools(make(Part.PARAMETERS), launcher, this::run);
  }

  /** Loads what the first message will need. */
  void prepare() {
    dispatching.reader().prepare();
  }

  Admission admission() {
    return admission;
  }

  Connections connections() {
    return make(Part.CONNECTIONS);
  }

  HealthPages pages() {
    return pages;
  }

  Sessions sessions() {
    return services.sessions();
  }

  /** Ends all commands with their groups. */
  @Override
  public void close() {
    processes.close();
    launcher.close();
  }

  Session session(Channel channel) {
    return new Session(
        channel, services, new Session.Voice(parts.get(Part.OUTGOING), this::incoming));
  }

  private Incoming incoming(Session session) {
    Dispatcher dispatcher =
        parts
            .get(Part.DISPATCHER)
            .create(session, dispatching, parts.get(Part.METHODS).apply(session, methods));
    return parts.get(Part.INCOMING).apply(session, dispatcher);
  }

  private CommandRun run(Session session, CommandProcess process, Parameters.Execution execution) {
    processes.add(process);
    return parts.get(Part.RUN).create(session, process, execution, running);
  }

  private <T> T make(Part<Function<ReferenceOptions, T>> part) {
    return parts.get(part).apply(options);
  }
}
