package org.ccexecutor.reference.session;

import java.io.IOException;
import java.util.Optional;
import org.ccexecutor.reference.process.CommandProcess;
import org.ccexecutor.reference.process.CommandRun;
import org.ccexecutor.reference.process.Launcher;
import org.ccexecutor.reference.rpc.Methods;
import org.ccexecutor.reference.rpc.Notification;
import org.ccexecutor.reference.rpc.Outcome;
import org.ccexecutor.reference.rpc.Parameters;
import org.ccexecutor.reference.rpc.Request;
import org.ccexecutor.reference.rpc.RpcException;

/**
 * What a session can ask for: {@code execute}, {@code control}, and {@code pong}, which asks for
 * nothing.
 */
public class SessionMethods implements Methods {

  /** What the methods of all sessions of a server share. */
  public record Tools(Parameters parameters, Launcher launcher, RunFactory runs) {}

  /** Makes the run of a process that has started for a session. */
  @FunctionalInterface
  public interface RunFactory {

    /** A run that belongs to the session's workplace. */
    CommandRun create(Session session, CommandProcess process, Parameters.Execution execution);
  }

  private static final int LONGEST_NAME = 100; // to be repeated

  private final Session session;
  private final Tools tools;

  /** The methods of one session. */
  public SessionMethods(Session session, Tools tools) {
    this.session = session;
    this.tools = tools;
  }

  @Override
  public Outcome call(Request request) {
    return switch (request.method()) {
      case "execute" -> execute(request);
      case "control" -> control(request);
      case "pong" -> pong(request);
      default -> unknown(request);
    };
  }

  /** Runs a command. */
  protected Outcome execute(Request request) {
    Parameters.Execution execution = tools.parameters().execution(request.params());
    if (isBusy()) {
      throw new RpcException(RpcException.INVALID_PARAMS, "A process is already running");
    }
    CommandRun run = tools.runs().create(session, launch(execution), execution);
    session.workplace().take(run);
    return run.started();
  }

  /** Pauses, resumes or cancels the running command. */
  protected Outcome control(Request request) {
    Parameters.Control type = tools.parameters().control(request.params());
    CommandRun run = current().orElseThrow(CommandRun::noProcess);
    return switch (type) {
      case PAUSE -> run.pause();
      case RESUME -> run.resume();
      case CANCEL -> run.cancel();
    };
  }

  /** The answer to a heartbeat. */
  protected Outcome pong(Request request) {
    return Outcome.of(Notification.object());
  }

  /** Anything else. */
  protected Outcome unknown(Request request) {
    String name = request.method();
    throw new RpcException(
        RpcException.METHOD_NOT_FOUND,
        "Unknown method: " + name.substring(0, Math.min(name.length(), LONGEST_NAME)));
  }

  /** Whether a command is running, so that no other may start. */
  protected boolean isBusy() {
    return current().isPresent();
  }

  /** The command that control is about. */
  protected Optional<CommandRun> current() {
    return session.workplace().current();
  }

  /** Starts the process. */
  protected CommandProcess launch(Parameters.Execution execution) {
    try {
      return tools.launcher().launch(execution.command());
    } catch (IOException e) {
      throw new RpcException(RpcException.INTERNAL_ERROR, "The command could not be started");
    }
  }

  /** The session. */
  protected final Session session() {
    return session;
  }
}
