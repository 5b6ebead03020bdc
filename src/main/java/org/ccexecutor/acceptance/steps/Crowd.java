package org.ccexecutor.acceptance.steps;

/**
 * How many clients a step speaks of.
 *
 * @param most at most so many; 0 for all that the server allows
 * @param everything whether no room is to be left for anybody else
 */
public record Crowd(int most, boolean everything) {}
