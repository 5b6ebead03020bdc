package org.ccexecutor.plain;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** A command that a session runs. Its state is guarded by the monitor of the session. */
final class Command {
  /**
   * The text comes by stdin: as an argument it would go through whatever encoding the JVM was
   * started with.
   */
  private static final String LAUNCH = "IFS= read -r -d '' text; exec bash -c \"$text\" </dev/null";

  /** From SIGTERM to SIGKILL. */
  private static final long GRACE_MILLIS = 1000;

  private static final int ENDED_BY_FORCE = 143;

  private final Session session;
  private final Shared shared;
  private final Process process;
  private final ProcessGroup group;
  private final Pump stdout;
  private final Pump stderr;
  private final long startedAt = System.nanoTime();
  private long nanosLeft;
  private long clockStartedAt;
  private Future<?> alarm;
  private boolean paused;

  /** Why it is being ended before its time, if it is. */
  private String forced;

  private boolean exited;
  private boolean over;
  private int stderrPieces;

  Command(Session session, Shared shared, String text, Duration timeout) throws IOException {
    this.session = session;
    this.shared = shared;
    this.nanosLeft = timeout.toNanos();
    ProcessBuilder builder = new ProcessBuilder("setsid", "bash", "-c", LAUNCH);
    builder.environment().remove(PlainServer.TOKEN_VARIABLE);
    this.process = builder.start();
    this.group = new ProcessGroup(process);
    this.stdout = new Pump(process.getInputStream(), pieces -> print("stdout", pieces));
    this.stderr = new Pump(process.getErrorStream(), pieces -> print("stderr", pieces));
    try (OutputStream stdin = process.getOutputStream()) {
      stdin.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // It died before it began, and says so by its exit code.
    }
  }

  long pid() {
    return process.pid();
  }

  /** Says that it has started, and listens to it from then on. */
  void begin() {
    session.tell("process.started", state("started", null, null));
    startClock();
    shared.workers().execute(stdout);
    shared.workers().execute(stderr);
    shared.workers().execute(this::attend);
  }

  String pause() throws RpcException {
    requireAtWork();
    if (!paused) {
      stopClock();
      group.signal("STOP");
      paused = true;
    }
    session.tell("process.paused", state("paused", null, null));
    return "paused";
  }

  String resume() throws RpcException {
    requireAtWork();
    if (!paused) {
      throw new RpcException(RpcException.INVALID_PARAMS, "The process is not paused");
    }
    group.signal("CONT");
    release();
    startClock();
    session.tell("process.resumed", state("resumed", null, null));
    return "resumed";
  }

  String cancel() throws RpcException {
    if (exited) {
      throw noProcess();
    }
    if (forced == null) {
      end("canceled");
    }
    session.tell("process.canceled", state("canceled", null, null));
    return "canceled";
  }

  /** Ends it without a word: the client is gone. */
  void kill() {
    over = true;
    alarm.cancel(false);
    release();
    group.signal("KILL");
  }

  private void requireAtWork() throws RpcException {
    if (exited || forced != null) {
      throw noProcess();
    }
  }

  private static RpcException noProcess() {
    return new RpcException(RpcException.NO_PROCESS, "The process is at its end");
  }

  private void end(String why) {
    forced = why;
    alarm.cancel(false);
    release();
    group.signal("TERM", "CONT");
    shared.clock().schedule(() -> group.signal("KILL"), GRACE_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Lets out what was withheld during a pause. */
  private void release() {
    paused = false;
    session.notifyAll();
  }

  private void startClock() {
    clockStartedAt = System.nanoTime();
    alarm = shared.clock().schedule(this::expire, nanosLeft, TimeUnit.NANOSECONDS);
  }

  private void stopClock() {
    alarm.cancel(false);
    nanosLeft -= System.nanoTime() - clockStartedAt;
  }

  private void expire() {
    synchronized (session) {
      if (!paused && !exited && !over && forced == null) {
        end("timed out");
      }
    }
  }

  private void print(String type, List<String> pieces) {
    if (!session.outbox().awaitRoomForOutput()) {
      return;
    }
    synchronized (session) {
      // A pause is kept to even for what was printed just before it.
      while (paused) {
        awaitRelease();
      }
      for (int index = 0; index < pieces.size() && !over; index++) {
        session.tell("process.output", output(type, pieces, index));
      }
    }
  }

  private void awaitRelease() {
    try {
      session.wait();
    } catch (InterruptedException e) {
      throw new IllegalStateException("Nobody interrupts the threads of a command", e);
    }
  }

  /**
   * Pieces of stdout are counted where there are several at once, those of stderr from the first to
   * the last.
   */
  private Map<String, Object> output(String type, List<String> pieces, int index) {
    Integer count = null;
    Integer total = null;
    if (type.equals("stderr")) {
      count = stderrPieces++;
    } else if (pieces.size() > 1) {
      count = index;
      total = pieces.size();
    }
    Map<String, Object> params = new LinkedHashMap<>();
    params.put("total_chunks", total);
    params.put("chunk_index", count);
    params.put("data", pieces.get(index));
    params.put("truncated", false);
    params.put("encoding", "UTF-8");
    params.put("type", type);
    return params;
  }

  /** Waits for the end, and tells it when all that was printed is told. */
  private void attend() {
    try {
      int code = process.waitFor();
      synchronized (session) {
        exited = true;
        alarm.cancel(false);
        release();
      }
      // Whoever keeps the output open in the background is not waited for, and not heard any more.
      stdout.awaitEndOrSilence();
      stderr.awaitEndOrSilence();
      boolean leaves = group.exists();
      complete(code);
      if (leaves) {
        session.leaveBehind(group);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void complete(int code) {
    synchronized (session) {
      if (!over) {
        over = true;
        int told = forced != null && code == 0 ? ENDED_BY_FORCE : code;
        Map<String, Object> params = state(told == 0 ? "completed" : "failed", told, forced);
        params.put("execution_time", (System.nanoTime() - startedAt) / 1e9);
        session.completed(params);
      }
    }
  }

  private Map<String, Object> state(String status, Integer exitCode, String error) {
    Map<String, Object> params = new LinkedHashMap<>();
    params.put("error", error);
    params.put("exit_code", exitCode);
    params.put("pgid", null);
    params.put("status", status);
    params.put("shell", "bash");
    params.put("pid", pid());
    return params;
  }
}
