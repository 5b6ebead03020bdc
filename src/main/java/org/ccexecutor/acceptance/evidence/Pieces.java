package org.ccexecutor.acceptance.evidence;

import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Finds pieces of secrets: {@value #LENGTH} characters or more that follow one another in a secret,
 * in whatever case. A wrong token that is nearly the right one discloses nearly everything.
 */
final class Pieces {
  /** From how many characters on a piece of a token discloses too much, see AUTH-8. */
  static final int LENGTH = 8;

  private final Set<String> pieces = new HashSet<>();

  /** Which two characters follow one another in a piece; most of a text is passed over by this. */
  private final BitSet pairs = new BitSet();

  Pieces(Collection<String> secrets) {
    for (String secret : secrets) {
      String lower = lower(secret, 0, secret.length());
      for (int i = 0; i + LENGTH <= lower.length(); i++) {
        pieces.add(lower.substring(i, i + LENGTH));
      }
      for (int i = 0; i + 1 < lower.length(); i++) {
        pairs.set(pair(lower.charAt(i), lower.charAt(i + 1)));
      }
    }
  }

  /** The text with every piece, as long as it goes, replaced. */
  String replace(String text, String mask) {
    StringBuilder out = null;
    int from = 0;
    for (int i = next(text, 0); i >= 0; i = next(text, from)) {
      out = out == null ? new StringBuilder(text.length()) : out;
      out.append(text, from, i).append(mask);
      from = end(text, i);
    }
    return out == null ? text : out.append(text, from, text.length()).toString();
  }

  /**
   * Where the next piece begins; -1 if there is none. Two characters that stand nowhere in a secret
   * are in no piece, so that none of those that would hold them has to be looked at.
   */
  private int next(String text, int from) {
    int i = from;
    while (i + LENGTH <= text.length()) {
      int last = i + LENGTH - 1;
      if (!pairs.get(pair(lower(text.charAt(last - 1)), lower(text.charAt(last))))) {
        i = last;
      } else if (isPiece(text, i)) {
        return i;
      } else {
        i++;
      }
    }
    return -1;
  }

  private int end(String text, int start) {
    int last = start;
    for (int i = start + 1; i + LENGTH <= text.length() && i < last + LENGTH; i++) {
      if (isPiece(text, i)) {
        last = i;
      }
    }
    return last + LENGTH;
  }

  private boolean isPiece(String text, int at) {
    return pieces.contains(lower(text, at, at + LENGTH));
  }

  private static int pair(char one, char next) {
    return (one * 257 + next) & 0xFFFF;
  }

  /** In lower case, character by character, so that every one keeps its place. */
  private static String lower(String text, int from, int to) {
    char[] characters = text.substring(from, to).toCharArray();
    for (int i = 0; i < characters.length; i++) {
      characters[i] = lower(characters[i]);
    }
    return new String(characters);
  }

  private static char lower(char character) {
    return Character.toLowerCase(character);
  }
}
