package org.ccexecutor.acceptance.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.ccexecutor.acceptance.contract.CouldNotTell;
import org.ccexecutor.acceptance.run.CurrentRun;
import org.ccexecutor.acceptance.settings.ServerName;

/** A run in a JVM and a process group of its own, which can be interrupted and killed. */
final class OtherRun implements AutoCloseable {
  private final Process process;
  private final BufferedReader output;

  private OtherRun(Process process) {
    this.process = process;
    this.output = process.inputReader();
  }

  /**
   * Begins a run that needs one server.
   *
   * @param directory where it works
   * @param settings each {@code name=value}
   */
  static OtherRun needing(ServerName name, Path directory, String... settings) throws IOException {
    return new OtherRun(builder(name, directory, settings).start());
  }

  /** Begins a run that needs the docker server, and looks for its engine there. */
  static OtherRun withEngine(String engine, Path directory, String... settings) throws IOException {
    ProcessBuilder builder = builder(ServerName.DOCKER, directory, settings);
    builder.environment().put("DOCKER_HOST", engine);
    return new OtherRun(builder.start());
  }

  private static ProcessBuilder builder(ServerName name, Path directory, String... settings) {
    List<String> command = new ArrayList<>(List.of("setsid", Given.javaCommand()));
    List.of(settings).forEach(setting -> command.add("-D" + setting));
    command.addAll(
        List.of(
            "-cp", System.getProperty("java.class.path"), OtherRun.class.getName(), name.name()));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(directory.toFile()).redirectError(Redirect.INHERIT);
    // What is set for the tests themselves must not be set for the run that they look at.
    builder.environment().keySet().removeIf(variable -> variable.startsWith("CC_EXECUTOR_"));
    return builder;
  }

  /** What it says next: the address of its server, or why there is none. */
  String says() throws IOException {
    return output.readLine();
  }

  /** What it has said and nobody has read; empty if nothing. Does not wait. */
  String hasSaid() {
    StringBuilder said = new StringBuilder();
    try {
      while (output.ready()) {
        said.append(output.readLine()).append('\n');
      }
    } catch (IOException e) {
      said.append(e.getMessage());
    }
    return said.toString();
  }

  /** Sends a signal to its JVM. */
  void signal(String signal) throws IOException, InterruptedException {
    kill(signal, Long.toString(process.pid()));
  }

  /** Kills its JVM and all that is in the same process group. */
  void killGroup() throws IOException, InterruptedException {
    kill("KILL", "-" + process.pid());
  }

  private static void kill(String signal, String target) throws IOException, InterruptedException {
    new ProcessBuilder("bash", "-c", "kill -s \"$1\" -- \"$2\"", "kill", signal, target)
        .inheritIO()
        .start()
        .waitFor();
  }

  /** Whether it ends in time. */
  boolean endsWithin(int seconds) throws InterruptedException {
    return process.waitFor(seconds, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** Gets the server and waits for the end. */
  public static void main(String[] arguments) throws InterruptedException {
    try {
      System.out.println(
          CurrentRun.get().context().servers().get(ServerName.valueOf(arguments[0])).address());
    } catch (CouldNotTell e) {
      System.out.println(e.getMessage());
    }
    Thread.currentThread().join();
  }
}
