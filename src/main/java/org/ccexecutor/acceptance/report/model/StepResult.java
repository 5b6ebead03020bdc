package org.ccexecutor.acceptance.report.model;

/**
 * One step of a scenario.
 *
 * @param keyword such as {@code Given}
 * @param text the sentence
 * @param argument the doc string or table under it, empty if it has none
 * @param status what came of it, in lower case, as Cucumber says it
 */
public record StepResult(String keyword, String text, String argument, String status) {}
