package org.ccexecutor.acceptance.hostile;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;

import java.io.EOFException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.ccexecutor.acceptance.evidence.Secrets;
import org.ccexecutor.acceptance.session.Connected;
import org.ccexecutor.acceptance.session.Connector;
import org.ccexecutor.acceptance.session.Handshake;
import org.ccexecutor.acceptance.session.Session;
import org.junit.jupiter.api.Test;

/**
 * A client that ended the connection with its close frame would hide that the server hears none.
 */
class ClosingHandshakeTest {
  private static final int A_WHILE = 300;
  private static final int LONG = 5_000;
  private static final byte[] NORMALLY = {3, (byte) 232};

  private final Connector connector = new Connector(new Secrets(List.of()));
  private final CompletableFuture<List<Boolean>> stays = new CompletableFuture<>();

  @Test
  void theConnectionEndsWhenTheServerHasAnsweredTheCloseFrame() {
    leave(
        visitor -> {
          boolean before = visitor.staysFor(A_WHILE);
          visitor.frame(Visitor.CLOSE, NORMALLY);
          stays.complete(List.of(before, visitor.staysFor(LONG)));
        });
    assertThat(stays.join(), contains(true, false));
  }

  @Test
  void theConnectionEndsWithTheRunThoughTheServerHasNotAnswered() {
    leave(
        visitor -> {
          boolean before = visitor.staysFor(A_WHILE);
          connector.close();
          stays.complete(List.of(before, visitor.staysFor(LONG)));
        });
    assertThat(stays.join(), contains(true, false));
  }

  @Test
  void whatComesBehindTheCloseFrameIsReadOnce() {
    byte[] noise = new byte[100];
    Arrays.fill(noise, (byte) 0xFF);
    byte[] frame = Visitor.framed(Visitor.TEXT, noise);
    int middle = frame.length / 2;
    Session session =
        leave(
            visitor -> {
              visitor.raw(Arrays.copyOfRange(frame, 0, middle));
              boolean between = visitor.staysFor(A_WHILE);
              visitor.raw(Arrays.copyOfRange(frame, middle, frame.length));
              visitor.frame(Visitor.CLOSE, NORMALLY);
              stays.complete(List.of(between, visitor.staysFor(LONG)));
            });
    assertThat(stays.join(), contains(true, false));
    session.check();
  }

  /** What a server does when a client has sent its close frame. */
  private interface Farewell {
    void to(Visitor visitor) throws IOException;
  }

  private Session leave(Farewell farewell) {
    try (HostileServer server =
        HostileServer.with(
            visitor -> {
              visitor.greet();
              try {
                visitor.read();
              } catch (EOFException e) {
                farewell.to(visitor);
              }
            })) {
      Connected connected =
          connector.connect(
              Handshake.at(URI.create(server.url())),
              Duration.ofMillis(LONG),
              connector.transcript("the test"));
      Session session = ((Connected.Open) connected).session();
      session.close();
      stays.join();
      return session;
    }
  }
}
