package org.ccexecutor.acceptance.session;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.ccexecutor.acceptance.evidence.Secrets;
import org.junit.jupiter.api.Test;

/** A token in a query is no token any more if it arrives otherwise than it was written. */
class QueryTest {

  @Test
  void aQueryArrivesAsItWasEncoded() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<String> line = CompletableFuture.supplyAsync(() -> refuse(server));
      Connector connector = new Connector(new Secrets(List.of()));
      connector.connect(
          Handshake.at(
              URI.create(
                  "ws://127.0.0.1:" + server.getLocalPort() + "/ws/mcp?token=a%2Bb%2Fc%3D%25+d&x")),
          Duration.ofSeconds(5),
          connector.transcript("the test"));
      assertThat(line.join(), is("GET /ws/mcp?token=a%2Bb%2Fc%3D%25+d&x HTTP/1.1"));
    }
  }

  /** Gives the first line of the handshake. */
  private static String refuse(ServerSocket server) {
    try (Socket client = server.accept()) {
      String line =
          new BufferedReader(
                  new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))
              .readLine();
      client
          .getOutputStream()
          .write(
              "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      return line;
    } catch (IOException e) {
      return e.toString();
    }
  }
}
