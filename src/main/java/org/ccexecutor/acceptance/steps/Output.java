package org.ccexecutor.acceptance.steps;

import java.util.function.Predicate;
import org.ccexecutor.acceptance.stage.Quoted;

/**
 * What a command has to print.
 *
 * @param words it, in words
 * @param exact it, to the letter; null where something is left open
 * @param right whether a text is that
 */
public record Output(String words, String exact, Predicate<String> right) {

  static Output exactly(String text) {
    return new Output(Quoted.text(text), text, text::equals);
  }

  /** Whatever stands between these two, either of which may be empty. */
  static Output between(String start, String end) {
    String atTheStart = start.isEmpty() ? "" : Quoted.text(start) + " at the start";
    String atTheEnd = end.isEmpty() ? "" : Quoted.text(end) + " at the end";
    return new Output(
        atTheStart + (start.isEmpty() || end.isEmpty() ? "" : " and ") + atTheEnd,
        null,
        text -> text.startsWith(start) && text.endsWith(end));
  }
}
