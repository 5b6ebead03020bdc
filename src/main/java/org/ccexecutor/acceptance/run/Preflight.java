package org.ccexecutor.acceptance.run;

import java.util.Optional;
import org.ccexecutor.acceptance.contract.CouldNotTell;
import org.ccexecutor.acceptance.contract.Violation;
import org.ccexecutor.acceptance.probe.Pages.Page;
import org.ccexecutor.acceptance.server.ServerUnderTest;
import org.ccexecutor.acceptance.session.Channel;
import org.ccexecutor.acceptance.settings.ServerName;
import org.ccexecutor.acceptance.stage.Client;
import org.ccexecutor.acceptance.stage.Command;
import org.ccexecutor.acceptance.stage.Context;
import org.ccexecutor.acceptance.stage.Role;
import org.ccexecutor.acceptance.stage.Stage;
import org.ccexecutor.acceptance.stage.Talk;
import org.ccexecutor.acceptance.stage.Work;

/**
 * One short session with a server before the first scenario, so that people see which server is
 * tested and that it answers. What goes wrong here is told, and nothing more: the scenarios judge.
 */
final class Preflight {
  private final Context context;

  Preflight(Context context) {
    this.context = context;
  }

  Introduction meet(ServerName name) {
    ServerUnderTest server;
    try {
      server = context.servers().get(name);
    } catch (CouldNotTell e) {
      return new Introduction(
          name, Optional.empty(), "", Optional.empty(), e.getMessage(), Optional.empty());
    }
    return meet(server);
  }

  private Introduction meet(ServerUnderTest server) {
    Page health =
        context.pages().read(server.address().page("/health"), context.deadlines().page());
    Optional<String> echo = Optional.empty();
    String problem = "";
    try (Stage stage = new Stage(context)) {
      stage.playsOn(server.name());
      Client client = stage.the(Role.THE_CLIENT);
      try {
        echo = Optional.of(echo(stage, client, "Test from MCP " + server.name().word()));
      } catch (CouldNotTell e) {
        problem = e.getMessage();
      } catch (Violation e) {
        problem = "Expected " + e.expected() + ", but " + e.actual() + ".";
      }
      return new Introduction(
          server.name(),
          Optional.of(server),
          health.text("version"),
          echo,
          problem,
          Hint.on(server, statusOf(client), health));
    }
  }

  /** With what its last handshake was answered; 0 if it was not. */
  private static int statusOf(Client client) {
    return client.attempts().isEmpty() ? 0 : client.attempt().status();
  }

  /**
   * @throws CouldNotTell if the command does not come to its end
   */
  private static String echo(Stage stage, Client client, String text) {
    client.mustConnect();
    Work work = new Work(stage, new Talk(stage));
    work.echo(client, text);
    Command command = work.of(client);
    if (!command.execution().succeeded()) {
      throw new CouldNotTell("A first echo went wrong: " + command.describe() + ".");
    }
    return command.execution().output(Channel.STDOUT).strip();
  }
}
