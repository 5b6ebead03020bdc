package org.ccexecutor.acceptance.settings;

/**
 * What the console can show.
 *
 * @param icons whether its encoding has the icons; else they become ASCII
 */
public record Console(boolean icons) {}
