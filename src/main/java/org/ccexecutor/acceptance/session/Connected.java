package org.ccexecutor.acceptance.session;

import java.util.List;
import java.util.Map;

/** What became of an attempt to connect. */
public sealed interface Connected {

  /**
   * The WebSocket is open.
   *
   * @param session the session to speak through
   */
  record Open(Session session) implements Connected {}

  /**
   * The server answered the handshake with something else than 101.
   *
   * @param status the HTTP status
   * @param headers the response's headers, names in lower case
   */
  record Refused(int status, Map<String, List<String>> headers) implements Connected {

    @Override
    public String toString() {
      return "the handshake was refused with " + status;
    }
  }

  /**
   * There was no answer that could be understood.
   *
   * @param reason one sentence
   * @param listening whether anything accepted the connection at all
   */
  record Failed(String reason, boolean listening) implements Connected {

    @Override
    public String toString() {
      return reason;
    }
  }
}
