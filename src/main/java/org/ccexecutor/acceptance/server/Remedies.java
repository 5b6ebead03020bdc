package org.ccexecutor.acceptance.server;

import java.util.Optional;
import org.ccexecutor.acceptance.probe.Pages.Page;
import org.ccexecutor.acceptance.settings.ServerAddress;
import org.ccexecutor.acceptance.settings.ServerName;
import org.ccexecutor.acceptance.settings.ServersMode;

/** What a user can do where a server is not there, or does not let the specification in. */
public final class Remedies {
  private static final int GOOD = 200;

  private Remedies() {}

  /** How the server of this name is started by hand, and what else can be done. */
  static String forStarting(ServerName name, ServerAddress address, ServersMode mode) {
    return "Start it"
        + startCommand(name, address).map(command -> " (" + command + ")").orElse("")
        + otherwise(name, mode);
  }

  /** What to do where the host of the address is unknown. */
  static String forUnknownHost(ServerName name, ServersMode mode) {
    return "Check the name" + otherwise(name, mode);
  }

  private static String otherwise(ServerName name, ServersMode mode) {
    return ", name another address (-Dcc." + name.word() + ".url=…), or " + without(name, mode);
  }

  /** How a run does without the server: who wants no other started is not told to start one. */
  private static String without(ServerName name, ServersMode mode) {
    ServerName other = name == ServerName.LOCAL ? ServerName.DOCKER : ServerName.LOCAL;
    return mode == ServersMode.RUNNING
        ? "skip its scenarios (-Dcc.server="
            + other.word()
            + " -Dcucumber.filter.tags='not @"
            + name.word()
            + "')."
        : "let the run use its own (-Dcc.servers=embedded).";
  }

  /**
   * The command that starts the server of this name at this address; none where what it starts
   * would not be found there: on another machine, or behind TLS.
   */
  public static Optional<String> startCommand(ServerName name, ServerAddress address) {
    if (address.secure() || !address.isLoopback()) {
      return Optional.empty();
    }
    return Optional.of(
        switch (name) {
          case LOCAL -> "python -m uvicorn cc_executor.core.main:app --port " + address.port();
          case DOCKER ->
              "docker run -p "
                  + address.port()
                  + ":8003 -e AUTH_TOKEN=your-secret-token cc-executor:latest";
        });
  }

  /** What to do where something else listens in the place of the server. */
  static String forAnotherListener(ServerName name, ServersMode mode) {
    return "Name the address of your server (-Dcc."
        + name.word()
        + ".url=ws://…), or "
        + without(name, mode);
  }

  /** What to do where a server has no TLS, and its address says that it has. */
  static String forMissingTls(ServerName name, ServerAddress address) {
    return "What listens at "
        + address
        + " answers without TLS: set -Dcc."
        + name.word()
        + ".url="
        + address.withoutTls();
  }

  /** How the specification learns the token. */
  public static String forToken() {
    return "Set CC_EXECUTOR_AUTH_TOKEN to the token that the server was started with ("
        + tokenCommand()
        + ").";
  }

  /**
   * Where a server that ran already refuses the token.
   *
   * @param status with what it answers
   */
  public static Remedy forRefusedToken(int status) {
    return new Remedy(
        "The docker server refuses the token in CC_EXECUTOR_AUTH_TOKEN ("
            + status
            + "): is it the token that the server was started with? If it is, the server breaks AUTH-3 to AUTH-5.",
        tokenCommand());
  }

  /** Where a server that has to be secured lets everyone in, and no token is set. */
  public static Remedy forOpenDoors() {
    return new Remedy(
        "The docker server lets everyone in. If it was started without AUTH_TOKEN, start it with one; if with one, it breaks AUTH-1. Set CC_EXECUTOR_AUTH_TOKEN to the same: until then nothing can be told about its token.",
        tokenCommand());
  }

  /**
   * Where a server that has to let everyone in seems to be a secured one.
   *
   * @param status with what it answers a client without a token
   */
  public static Remedy forSecuredServer(ServerUnderTest server, int status) {
    return new Remedy(
        "The local server refuses a client that has no token ("
            + status
            + "). If it was started with one, test it as the docker server, with CC_EXECUTOR_AUTH_TOKEN set to that token.",
        "mvn test -Dcc.docker.url="
            + server.address()
            + " -Dcc.server=docker -Dcucumber.filter.tags='not @local'");
  }

  /**
   * Where a server shows itself by its health page, but no WebSocket.
   *
   * @param status with what it answers a handshake
   */
  public static Remedy forMissingPath(ServerUnderTest server, int status) {
    return new Remedy(
        "What listens at "
            + server.address()
            + " answers a handshake there with "
            + status
            + ", and its health page is good: the address probably lacks /ws/mcp.",
        "mvn test -Dcc." + server.name().word() + ".url=" + server.address().completed());
  }

  /**
   * Where what listens shows nothing of a server of this kind.
   *
   * @param status with what it answers a handshake
   * @param health its health page
   */
  public static Remedy forAnotherProgram(ServerUnderTest server, int status, Page health) {
    String page =
        health.status() == 0
            ? "and nothing at /health"
            : "and "
                + health.status()
                + " at /health"
                + (health.status() == GOOD ? ", without JSON" : "");
    return new Remedy(
        "What listens at "
            + server.address()
            + " answers "
            + status
            + " there "
            + page
            + ". If that is not your server, another program has the port: set -Dcc."
            + server.name().word()
            + ".url=…",
        "");
  }

  /** The command that tells it. */
  public static String tokenCommand() {
    return "export CC_EXECUTOR_AUTH_TOKEN=…";
  }
}
