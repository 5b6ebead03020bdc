package org.ccexecutor.reference.http;

import java.time.Duration;

/**
 * How a server is.
 *
 * @param active the number of open sessions
 * @param max the number of sessions that fit
 * @param uptime since it was started
 */
public record Vitals(int active, int max, Duration uptime) {}
