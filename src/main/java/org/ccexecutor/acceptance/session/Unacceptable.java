package org.ccexecutor.acceptance.session;

import java.util.Locale;

/** What no server may accept in a frame (RFC 6455). */
public enum Unacceptable {
  /** A text frame whose bytes are no text (§8.1). */
  TEXT_THAT_IS_NOT_UTF_8,
  /** A frame that is not masked, as only those of a server are (§5.1). */
  UNMASKED,
  /** A frame with bits that mean something only where an extension was agreed on (§5.2). */
  WITH_RESERVED_BITS;

  /** It in words. */
  String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
