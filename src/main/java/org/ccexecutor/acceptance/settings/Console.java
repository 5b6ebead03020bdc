package org.ccexecutor.acceptance.settings;

/**
 * What the console can show.
 *
 * @param icons whether its encoding has the icons; else they become ASCII
 * @param colours whether it is a terminal whose user does not object to colours
 */
public record Console(boolean icons, boolean colours) {}
