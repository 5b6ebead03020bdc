/**
 * The vocabulary: each sentence that a scenario can be made of, translated and passed on. Knows
 * nothing of the wire.
 */
package org.ccexecutor.acceptance.steps;
