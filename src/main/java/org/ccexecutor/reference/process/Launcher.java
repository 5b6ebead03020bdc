package org.ccexecutor.reference.process;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Starts commands, each in a process group of its own, and ends them all when it is closed. */
public class Launcher implements AutoCloseable {

  private static final String PREFIX = "cc-executor-";
  private static final File NOTHING = new File("/dev/null");

  /** How the shell reads a command from its input. */
  private static final String READING =
      "IFS= LC_ALL=C read -r -N \"$1\" command; exec bash -c -- \"$command\" </dev/null";

  private final ExecutorService waiting = Executors.newCachedThreadPool(Launcher::daemon);
  private final List<String> leader = Shell.leader();
  private final Fifos fifos;
  private final Guard guard;

  /**
   * A launcher with a guard of its own, whose pipes are where temporary files are.
   *
   * @throws Shell.Missing if there is nothing that makes a shell the leader of a group
   * @throws NoPipes if there is no place for the pipes
   */
  public Launcher() {
    this(Path.of(System.getProperty("java.io.tmpdir")));
  }

  /**
   * The same, whose pipes are in a directory of their own elsewhere.
   *
   * @param place where that directory is made
   */
  public Launcher(Path place) {
    Path directory = place.toAbsolutePath().resolve(PREFIX + UUID.randomUUID());
    try {
      guard = Guard.post(directory);
      fifos = pipes(directory, guard);
    } catch (IOException e) {
      throw new NoPipes(e);
    }
  }

  private static Fifos pipes(Path directory, Guard guard) throws IOException {
    try {
      return Fifos.in(directory);
    } catch (IOException e) {
      guard.close();
      throw e;
    }
  }

  /** A shell, and the end of its group. */
  record Watched(Process shell, CompletableFuture<Void> gone) {}

  /** Starts a command. */
  public CommandProcess launch(String command) throws IOException {
    Fifo stdout = fifos.take();
    Fifo stderr = fifos.take();
    try {
      CommandProcess process =
          new CommandProcess(start(command, stdout, stderr), guard, stdout, stderr);
      waiting.execute(process::await);
      return process;
    } catch (IOException e) {
      stdout.close();
      stderr.close();
      throw e;
    }
  }

  private Watched start(String command, Fifo stdout, Fifo stderr) throws IOException {
    List<String> line = new ArrayList<>(leader);
    // What is not ASCII Java would give to the shell as the locale has it.
    boolean asIs = StandardCharsets.US_ASCII.newEncoder().canEncode(command);
    File input = NOTHING;
    if (asIs) {
      line.addAll(List.of(Shell.PROGRAM, "-c", "--", command));
    } else {
      byte[] bytes = command.getBytes(StandardCharsets.UTF_8);
      String length = Integer.toString(bytes.length);
      line.addAll(List.of(Shell.PROGRAM, "-c", READING, Shell.PROGRAM, length));
      input = Files.write(Files.createTempFile(fifos.directory(), "", ""), bytes).toFile();
    }
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .redirectInput(input)
            .redirectOutput(stdout.redirect())
            .redirectError(stderr.redirect());
    builder.environment().remove("AUTH_TOKEN");
    try {
      return watched(builder.start());
    } finally {
      stdout.hide();
      stderr.hide();
      if (!asIs) {
        Files.delete(input.toPath());
      }
    }
  }

  private Watched watched(Process shell) throws IOException {
    try {
      return new Watched(shell, guard.watch(shell.pid()));
    } catch (IOException e) {
      shell.destroyForcibly();
      throw e;
    }
  }

  /** Kills all commands with their groups. */
  @Override
  public void close() {
    fifos.close();
    guard.close();
    waiting.shutdown(); // who waits still has to mark the end of what was killed
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "reference-command");
    thread.setDaemon(true);
    return thread;
  }
}
