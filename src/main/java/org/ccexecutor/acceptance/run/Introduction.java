package org.ccexecutor.acceptance.run;

import java.util.Optional;
import org.ccexecutor.acceptance.server.Remedy;
import org.ccexecutor.acceptance.server.ServerUnderTest;
import org.ccexecutor.acceptance.settings.ServerName;

/**
 * How a server has introduced itself before the first scenario. For people only: nothing is judged
 * by it.
 *
 * @param name which of the two
 * @param server the server, if it is there
 * @param healthVersion its version as its health page gives it, empty if it gives none
 * @param echo what the command that was tried has printed, if it came to its end
 * @param problem why it got no further, in one sentence; empty if it did
 * @param hint what to look at before anything that the scenarios say
 */
public record Introduction(
    ServerName name,
    Optional<ServerUnderTest> server,
    String healthVersion,
    Optional<String> echo,
    String problem,
    Optional<Remedy> hint) {}
