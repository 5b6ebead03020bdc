package org.ccexecutor.acceptance.server;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class PortOwnerTest {
  private static final int LOOKS = 40;
  private static final File ANY = new File("/dev/null");

  @Test
  void knowsWhoListensEveryTimeHoweverBusyItIs() throws Exception {
    AtomicBoolean busy = new AtomicBoolean(true);
    InputStream lower = new FileInputStream(ANY);
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      lower.close(); // its number is taken again and again, and comes before that of the server
      Thread work = new Thread(() -> openAndClose(busy));
      work.start();
      try {
        for (int look = 0; look < LOOKS; look++) {
          assertThat("look " + look, isMine(server.getLocalPort()), is(true));
        }
      } finally {
        busy.set(false);
        work.join();
      }
    }
  }

  private static void openAndClose(AtomicBoolean busy) {
    while (busy.get()) {
      try (InputStream file = new FileInputStream(ANY)) {
        assertThat(file.read(), is(-1));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Test
  void knowsWhoDoesNotListen() throws Exception {
    int port;
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = server.getLocalPort();
    }
    assertThat(isMine(port), is(false));
  }

  private static boolean isMine(int port) {
    return PortOwner.isOneOf(Stream.of(ProcessHandle.current()), port);
  }
}
