package org.ccexecutor.acceptance.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that a user can set, parsed once, at the edge.
 *
 * @param servers what is set for each server
 * @param token what the user gave as token for servers that run already
 * @param mode which servers may be used
 * @param defaultServer the one that scenarios about neither in particular speak to
 * @param heartbeat the heartbeat interval of servers that run already, if it was set
 * @param patience the factor on every deadline
 * @param deviations the file that lists known deviations, if one is set
 * @param console what the console can show
 * @param invocation how the run was asked for
 */
public record Settings(
    Map<ServerName, ServerSettings> servers,
    Optional<Token> token,
    ServersMode mode,
    ServerName defaultServer,
    Optional<Duration> heartbeat,
    Patience patience,
    Optional<Path> deviations,
    Console console,
    Invocation invocation) {

  /** The heartbeat of a server that runs already, where nothing else is set. */
  public static final Duration USUAL_HEARTBEAT = Duration.ofSeconds(30);

  public ServerSettings server(ServerName name) {
    return servers.get(name);
  }
}
