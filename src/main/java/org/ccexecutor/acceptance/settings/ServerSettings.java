package org.ccexecutor.acceptance.settings;

import java.util.Optional;

/**
 * What is set for one of the servers.
 *
 * @param name which one
 * @param address where it listens, if it runs
 * @param explicit whether somebody set the address: then it must be there, and nothing takes its
 *     place
 * @param start the command line that starts it, if one is set
 * @param image the container image that it can be started from, if one is set
 */
public record ServerSettings(
    ServerName name,
    ServerAddress address,
    boolean explicit,
    Optional<String> start,
    Optional<String> image) {}
