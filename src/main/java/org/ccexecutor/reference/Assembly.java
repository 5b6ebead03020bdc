package org.ccexecutor.reference;

import org.ccexecutor.reference.http.Admission;
import org.ccexecutor.reference.http.HealthPages;
import org.ccexecutor.reference.process.CommandRun;
import org.ccexecutor.reference.process.LiveProcesses;
import org.ccexecutor.reference.rpc.Dispatcher;
import org.ccexecutor.reference.session.Session;
import org.ccexecutor.reference.session.SessionMethods;
import org.ccexecutor.reference.session.Sessions;
import org.ccexecutor.reference.wire.Channel;
import org.ccexecutor.reference.wire.Incoming;

/** Puts the parts of one server together. */
final class Assembly {

    private final LiveProcesses processes = new LiveProcesses();
    private final Parts parts;
    private final Admission admission;
    private final HealthPages pages;
    private final Session.Services services;
    private final Dispatcher.Tools dispatching;
    private final SessionMethods.Tools methods;

    Assembly(ReferenceOptions options, Parts parts, Threads threads) {
        this.parts = parts;
        admission = parts.get(Part.ADMISSION).apply(parts.get(Part.CREDENTIALS).apply(options),
                parts.get(Part.ORIGINS).get());
        pages = parts.get(Part.PAGES).get();
        services = new Session.Services(parts.get(Part.SESSIONS).apply(options), parts.get(Part.RECEPTION).get(),
                parts.get(Part.HEARTBEAT).apply(options), threads.pool(), threads.clock());
        dispatching = new Dispatcher.Tools(parts.get(Part.READER).apply(options), parts.get(Part.RULES).get(),
                parts.get(Part.RESPONSES).get());
        CommandRun.Tools running = new CommandRun.Tools(parts.get(Part.NOTICES).get(), parts.get(Part.CONTROL).get(),
                parts.get(Part.PUMP), threads.pool(), threads.clock());
        methods = new SessionMethods.Tools(parts.get(Part.PARAMETERS).get(), parts.get(Part.LAUNCHER).get(),
                (session, process, execution) -> {
                    processes.add(process);
                    return parts.get(Part.RUN).create(session, process, execution, running);
                });
    }

    /** Loads what the first message will need. */
    void prepare() {
        dispatching.reader().prepare();
    }

    Admission admission() {
        return admission;
    }

    HealthPages pages() {
        return pages;
    }

    Sessions sessions() {
        return services.sessions();
    }

    LiveProcesses processes() {
        return processes;
    }

    Session session(Channel channel) {
        return new Session(channel, services, new Session.Voice(parts.get(Part.OUTGOING), this::incoming));
    }

    private Incoming incoming(Session session) {
        Dispatcher dispatcher = parts.get(Part.DISPATCHER).create(session, dispatching,
                parts.get(Part.METHODS).apply(session, methods));
        return parts.get(Part.INCOMING).apply(session, dispatcher);
    }
}
