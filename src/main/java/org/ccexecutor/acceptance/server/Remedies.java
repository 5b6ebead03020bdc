package org.ccexecutor.acceptance.server;

import org.ccexecutor.acceptance.settings.ServerAddress;
import org.ccexecutor.acceptance.settings.ServerName;

/** What a user can do where a server is not there, or does not let the specification in. */
public final class Remedies {
  private Remedies() {}

  /** How the server of this name is started by hand, and what else can be done. */
  static String forStarting(ServerName name, ServerAddress address) {
    return "Start it ("
        + startCommand(name, address)
        + "), name another address (-Dcc."
        + name.word()
        + ".url=…), or let the run use its own (-Dcc.servers=embedded).";
  }

  /** The command that starts the server of this name, on its own machine, at this address. */
  public static String startCommand(ServerName name, ServerAddress address) {
    return switch (name) {
      case LOCAL -> "python -m uvicorn cc_executor.core.main:app --port " + address.port();
      case DOCKER ->
          "docker run -p "
              + address.port()
              + ":8003 -e AUTH_TOKEN=your-secret-token cc-executor:latest";
    };
  }

  /** What to do where something else listens in the place of the server. */
  static String forAnotherListener(ServerName name) {
    return "Name the address of your server (-Dcc."
        + name.word()
        + ".url=ws://…), or let the run use its own (-Dcc.servers=embedded).";
  }

  /** How the specification learns the token. */
  public static String forToken() {
    return "Set CC_EXECUTOR_AUTH_TOKEN to the token that the server was started with ("
        + tokenCommand()
        + ").";
  }

  /** The command that tells it. */
  public static String tokenCommand() {
    return "export CC_EXECUTOR_AUTH_TOKEN=…";
  }
}
