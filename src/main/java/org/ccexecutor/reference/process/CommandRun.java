package org.ccexecutor.reference.process;

import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.ccexecutor.reference.rpc.Outcome;
import org.ccexecutor.reference.rpc.RpcException;
import org.ccexecutor.reference.wire.Outgoing;
import tools.jackson.databind.node.ObjectNode;

/** One command of one session, from the answer to {@code execute} until nothing of it is left. */
public class CommandRun {

  /** What all runs of a server share. */
  public record Tools(
      Notices notices,
      ProcessControl control,
      Supplier<OutputPump> pumps,
      Executor pool,
      ScheduledExecutorService clock) {}

  /** Who waits for the end of a run. */
  public interface Owner {

    /** The command is over, and its last word is about to be said: the next may start. */
    void free(CommandRun run);

    /** Nothing of it is left. */
    void gone(CommandRun run);
  }

  private static final int UNKNOWN_CODE = 255;

  private final CommandProcess process;
  private final OptionalLong timeoutSeconds;
  private final Outgoing out;
  private final Tools tools;
  private final Owner owner;
  private final Gate gate = new Gate();
  private final AtomicInteger openStreams = new AtomicInteger(2);
  private final AtomicReference<Ending> ending = new AtomicReference<>(Ending.BY_ITSELF);
  private final long startedAt = System.nanoTime();
  private volatile Future<?> timer;
  private boolean paused;

  /** The run of a process that has just started; nothing is read from it before {@link #begin}. */
  public CommandRun(
      CommandProcess process, OptionalLong timeoutSeconds, Outgoing out, Tools tools, Owner owner) {
    this.process = process;
    this.timeoutSeconds = timeoutSeconds;
    this.out = out;
    this.tools = tools;
    this.owner = owner;
  }

  /** The process of this run. */
  public final CommandProcess process() {
    return process;
  }

  /** The answer to {@code execute}; the notifications begin when it is on its way. */
  public Outcome started() {
    return new Outcome(tools.notices().startedResult(process), this::begin);
  }

  /** Says that the command has started, and lets its output flow. */
  protected void begin() {
    out.send(tools.notices().started(process));
    if (timeoutSeconds.isPresent()) {
      timer =
          tools
              .clock()
              .schedule(
                  () -> tools.pool().execute(this::timedOut),
                  timeoutSeconds.getAsLong(),
                  TimeUnit.SECONDS);
    }
    tools.pool().execute(() -> carry("stdout", process.stdout()));
    tools.pool().execute(() -> carry("stderr", process.stderr()));
  }

  /**
   * Stops the command; until it is resumed nothing more is said about it. One that is being ended
   * does not pause.
   */
  public Outcome pause() {
    if (ending.get() != Ending.BY_ITSELF) {
      throw noProcess();
    }
    holdGate();
    ProcessControl.Pause pause = tools.control().pause(process);
    if (pause != ProcessControl.Pause.STILL) {
      gate.release();
      throw pause == ProcessControl.Pause.GONE
          ? noProcess()
          : new RpcException(RpcException.INTERNAL_ERROR, "The process could not be stopped");
    }
    gate.settle();
    keepPaused();
    return changed("paused", () -> {});
  }

  /** Lets the command go on. */
  public Outcome resume() {
    holdGate();
    tools.control().resume(process);
    return changed("resumed", this::endHolds);
  }

  /** Ends the command. */
  public Outcome cancel() {
    holdGate();
    end(Ending.CANCELED);
    return changed("canceled", this::endHolds);
  }

  /** Ends the command because its session has ended; says nothing more. */
  public void abandon() {
    end(Ending.ABANDONED);
    unpause();
  }

  /** Kills what is left of the command at once. */
  public void kill() {
    tools.control().kill(process);
    unpause();
  }

  /** The answer to control without a running command. */
  public static RpcException noProcess() {
    return new RpcException(RpcException.NO_PROCESS, "No process is running");
  }

  /** The time is over. */
  protected void timedOut() {
    end(Ending.TIMED_OUT);
    unpause();
  }

  /** A piece of output of {@code stdout} or {@code stderr}. */
  protected void output(String type, String data) {
    out.send(tools.notices().output(type, data));
  }

  /** What carries {@code stdout} or {@code stderr}. */
  protected OutputPump pump(String type) {
    return tools.pumps().get();
  }

  /** The status of the last word. */
  protected String status(Ending how, int exitCode) {
    return how.status(exitCode);
  }

  /** The exit code of the last word. */
  protected int exitCode(Ending how, int ofShell) {
    return how.exitCode(ofShell);
  }

  /** The last word. */
  protected void complete(Ending how, int ofShell) {
    int exitCode = exitCode(how, ofShell);
    double seconds = (System.nanoTime() - startedAt) / 1e9;
    ObjectNode word = tools.notices().completed(status(how, exitCode), process, exitCode, seconds);
    out.send(this::free, word);
  }

  /** Ends the group: asks first, kills later. */
  protected void end(Ending how) {
    ending.compareAndSet(Ending.BY_ITSELF, how);
    tools.control().terminate(process);
    try {
      tools
          .clock()
          .schedule(
              () -> tools.control().kill(process),
              tools.control().grace().toMillis(),
              TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      // The server is ending: no time for grace.
      tools.control().kill(process);
    }
  }

  /** Makes room for the next command. */
  protected final void free() {
    owner.free(this);
  }

  /** To the session. */
  protected final Outgoing out() {
    return out;
  }

  /** What runs of this server share. */
  protected final Tools tools() {
    return tools;
  }

  private void carry(String type, MarkedStream source) {
    try {
      pump(type).run(source, text -> gate.pass(() -> output(type, text)));
    } finally {
      if (openStreams.decrementAndGet() == 0) {
        finish(source.exitCode());
      }
    }
  }

  private void finish(OptionalInt exitCode) {
    Ending how = ending.get();
    if (how != Ending.BY_ITSELF) {
      // The end of the shell is not the end of its children, and who hears of an end may count on
      // it.
      tools.control().awaitEnd(process);
    }
    gate.shut(() -> complete(how, exitCode.orElse(UNKNOWN_CODE)));
    if (timer != null) {
      timer.cancel(false);
    }
    process.drain();
    owner.gone(this);
  }

  private Outcome changed(String status, Runnable afterward) {
    return new Outcome(
        tools.notices().controlResult(status),
        () -> {
          out.send(tools.notices().changed(status, process));
          afterward.run();
        });
  }

  private void holdGate() {
    if (!gate.hold()) {
      throw noProcess();
    }
  }

  private void endHolds() {
    unpause();
    gate.release();
  }

  /**
   * Keeps the hold of a pause; one is enough for any number, and none is kept when the end came
   * first.
   */
  private synchronized void keepPaused() {
    if (paused || ending.get() != Ending.BY_ITSELF) {
      gate.release();
    } else {
      paused = true;
    }
  }

  private synchronized void unpause() {
    if (paused) {
      paused = false;
      gate.release();
    }
  }
}
