package org.ccexecutor.plain;

/**
 * A number as it was written: an id goes back digit by digit, whatever its size.
 *
 * @param text the JSON number
 */
record JsonNumber(String text) {}
