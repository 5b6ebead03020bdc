package org.ccexecutor.acceptance.steps;

import org.ccexecutor.acceptance.session.Channel;

/**
 * Much output, and the command that generates it.
 *
 * @param script the shell's commands, for stdout
 * @param text what they print
 */
public record Volume(String script, String text) {
  private static final int PIECE = 8;

  /** Lines with the numbers from 1 to {@code count}, with zeros in front up to this width. */
  static Volume lines(int count, int width) {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= count; i++) {
      String number = Integer.toString(i);
      text.append("0".repeat(Math.max(0, width - number.length()))).append(number).append('\n');
    }
    return new Volume(
        "printf '%0" + Math.max(1, width) + "d\\n' $(seq 1 " + count + ")", text.toString());
  }

  /** So many characters in this script without a newline, no two pieces of it the same. */
  static Volume characters(int characters, Script script) {
    int pieces = characters / PIECE;
    String letters = script.letters(PIECE - 5);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < pieces; i++) {
      text.append(letters).append(i + 10_000);
    }
    return new Volume(
        "printf '" + letters + "%d' $(seq 10000 " + (pieces + 9_999) + ")", text.toString());
  }

  /** The same, and a newline at its end. */
  Volume asLine() {
    return new Volume(script + "; echo", text + '\n');
  }

  String scriptFor(Channel channel) {
    return channel == Channel.STDERR ? "{ " + script + "; } >&2" : script;
  }
}
