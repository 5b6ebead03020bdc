package org.ccexecutor.reference.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Starts commands. Each gets a small bash as its supervisor, since Java can neither make a process
 * group nor ask to be outlived by nothing: when the server is killed, the supervisor's input ends,
 * and it kills the group.
 */
public class Launcher {

  /** The program that runs commands. */
  public static final String SHELL = "bash";

  private static final String SCRIPT = "supervisor.sh";
  private static final int LONGEST_PID = 20;

  private final String script = read();

  /** Starts a command; returns when it has a pid. */
  public SupervisedProcess launch(String command) throws IOException {
    byte[] bytes = bytes(command);
    String mark = UUID.randomUUID().toString();
    ProcessBuilder builder = new ProcessBuilder(supervisor(mark, bytes.length));
    environment(builder.environment());
    Process supervisor = builder.start();
    OutputStream input = supervisor.getOutputStream();
    input.write(bytes);
    input.flush();
    return SupervisedProcess.of(supervisor, pid(supervisor.getInputStream()), mark);
  }

  /** The command as its bash gets it. */
  protected byte[] bytes(String command) {
    return command.getBytes(StandardCharsets.UTF_8);
  }

  /** How the supervisor is started. */
  protected List<String> supervisor(String mark, int length) {
    return List.of(SHELL, "-c", script(), "supervisor", mark, Integer.toString(length));
  }

  /** What the supervisor does. */
  protected String script() {
    return script;
  }

  /** The environment of supervisor and command: the server's, without its secret. */
  protected void environment(Map<String, String> variables) {
    variables.remove("AUTH_TOKEN");
  }

  private static long pid(InputStream output) throws IOException {
    StringBuilder digits = new StringBuilder();
    for (int c = output.read(); c != '\n'; c = output.read()) {
      if (c < '0' || c > '9' || digits.length() == LONGEST_PID) {
        throw new IOException("The command could not be started");
      }
      digits.append((char) c);
    }
    return Long.parseLong(digits.toString());
  }

  private static String read() {
    try (InputStream resource = Launcher.class.getResourceAsStream(SCRIPT)) {
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
