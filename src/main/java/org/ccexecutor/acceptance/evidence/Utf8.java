package org.ccexecutor.acceptance.evidence;

/** Text as it goes over the wire. */
final class Utf8 {
  private Utf8() {}

  /** How many bytes a text takes, without a copy of it. */
  static long length(String text) {
    long bytes = text.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      // A pair of surrogates is four bytes, two for each of them.
      if (c >= 0x80) {
        bytes += c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
      }
    }
    return bytes;
  }
}
