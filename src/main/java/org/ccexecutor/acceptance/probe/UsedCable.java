package org.ccexecutor.acceptance.probe;

import java.io.IOException;
import java.net.URI;

/**
 * A cable whose connection to the server has served for a page before. As HTTP clients do, it takes
 * a new connection where the server has closed that one.
 */
final class UsedCable extends Cable {
  private static final int PATIENCE_MILLIS = 2_000;

  private final URI page;

  UsedCable(URI page) throws IOException {
    this.page = page;
  }

  @Override
  protected void begin() throws IOException {
    byte[] first = read();
    int answer = answerOnUsed(first);
    if (answer < 0) {
      reconnect();
      toServer().write(first);
      answer = fromServer().read();
    }
    if (answer >= 0) {
      toClient().write(answer);
    }
  }

  /** The first byte of the answer behind that to the page; negative where the server has left. */
  private int answerOnUsed(byte[] first) throws IOException {
    try {
      toServer().write(RawClient.request(page));
      patience(PATIENCE_MILLIS);
      RawClient.readAnswer(fromServer());
      patience(0);
      toServer().write(first);
      return fromServer().read();
    } catch (IOException e) {
      // It has closed the connection, or says nothing on it: nothing is told by that.
      return -1;
    }
  }
}
