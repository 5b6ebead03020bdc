package org.ccexecutor.acceptance.steps;

import java.nio.charset.StandardCharsets;

/** In what people write. */
public enum Script {
  ASCII("abcdefgh"),
  ACCENTS("éàüñçøßæ"),
  JAPANESE("日本語漢字仮名"),
  EMOJI("😀👍🎉🚀🌍🍎🐧🎵");

  private final String alphabet;

  Script(String alphabet) {
    this.alphabet = alphabet;
  }

  /** The first characters of its alphabet. */
  String letters(int count) {
    return alphabet.substring(0, alphabet.offsetByCodePoints(0, count));
  }

  /**
   * A text of exactly so many bytes in UTF-8, numbered throughout so that no piece of it can be
   * lost unseen.
   */
  String bytes(int size) {
    StringBuilder text = new StringBuilder();
    int bytes = 0;
    for (int i = 0; ; i++) {
      String piece = alphabet + i + ".";
      int more = piece.getBytes(StandardCharsets.UTF_8).length;
      if (bytes + more > size) {
        return text.append("-".repeat(size - bytes)).toString();
      }
      text.append(piece);
      bytes += more;
    }
  }
}
