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
  private static final int LENGTH = 8;

  private final Set<String> pieces = new HashSet<>();

  /** Which two characters a piece begins with; most of a text is passed over by this. */
  private final BitSet beginnings = new BitSet();

  Pieces(Collection<String> secrets) {
    for (String secret : secrets) {
      String lower = lower(secret);
      for (int i = 0; i + LENGTH <= lower.length(); i++) {
        pieces.add(lower.substring(i, i + LENGTH));
        beginnings.set(beginning(lower, i));
      }
    }
  }

  /** The text with every piece, as long as it goes, replaced. */
  String replace(String text, String mask) {
    String lower = lower(text);
    StringBuilder out = null;
    int from = 0;
    for (int i = 0; i + LENGTH <= lower.length(); i++) {
      if (isPiece(lower, i)) {
        int end = end(lower, i);
        out = out == null ? new StringBuilder(text.length()) : out;
        out.append(text, from, i).append(mask);
        from = end;
        i = end - 1;
      }
    }
    return out == null ? text : out.append(text, from, text.length()).toString();
  }

  private int end(String lower, int start) {
    int last = start;
    for (int i = start + 1; i + LENGTH <= lower.length() && i <= last + LENGTH; i++) {
      if (isPiece(lower, i)) {
        last = i;
      }
    }
    return last + LENGTH;
  }

  private boolean isPiece(String lower, int at) {
    return beginnings.get(beginning(lower, at))
        && pieces.contains(lower.substring(at, at + LENGTH));
  }

  private static int beginning(String lower, int at) {
    return (lower.charAt(at) * 257 + lower.charAt(at + 1)) & 0xFFFF;
  }

  /** In lower case, character by character, so that every one keeps its place. */
  private static String lower(String text) {
    char[] characters = text.toCharArray();
    for (int i = 0; i < characters.length; i++) {
      characters[i] = Character.toLowerCase(characters[i]);
    }
    return new String(characters);
  }
}
