package org.ccexecutor.acceptance.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.ccexecutor.acceptance.probe.Pages;
import org.ccexecutor.acceptance.settings.Settings;
import org.ccexecutor.acceptance.settings.SettingsReader;
import org.ccexecutor.acceptance.settings.Token;
import org.ccexecutor.plain.PlainServer;
import org.ccexecutor.reference.Main;

/** What the tests of servers begin with. */
final class Given {
  /** The token of servers that a run starts itself. */
  static final Token TOKEN = new Token("Sesame-Open-Thyself-2718");

  private Given() {}

  /** Servers by these settings, each a name and its value. */
  static FoundServers servers(Path logs, String... namesAndValues) {
    return new FoundServers(settings(namesAndValues), TOKEN, new Pages(), logs);
  }

  private static Settings settings(String... namesAndValues) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      values.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return new SettingsReader(values::get, name -> null).read();
  }

  static String url(int port) {
    return "ws://localhost:" + port + "/ws/mcp";
  }

  /** A port that is free now. */
  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The command line of a reference server. */
  static String referenceServer(int port) {
    return java(Main.class, port);
  }

  /** The command line of a server on plain sockets. */
  static String plainServer(int port) {
    return java(PlainServer.class, port);
  }

  private static String java(Class<?> main, int port) {
    return "exec '"
        + javaCommand()
        + "' -cp '"
        + System.getProperty("java.class.path")
        + "' "
        + main.getName()
        + " --port "
        + port;
  }

  static String javaCommand() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
