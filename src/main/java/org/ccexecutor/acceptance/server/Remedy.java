package org.ccexecutor.acceptance.server;

/**
 * What a user may look at before anything that the scenarios say.
 *
 * @param sentence what was seen, and what it may come from
 * @param command the command that mends it, empty if there is none
 */
public record Remedy(String sentence, String command) {}
