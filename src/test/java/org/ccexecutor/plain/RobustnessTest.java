package org.ccexecutor.plain;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What a client does wrong, too much or not at all harms nobody else. */
@Execution(ExecutionMode.CONCURRENT)
class RobustnessTest {
  private final PlainServer server = PlainServer.start(Options.standard());

  @AfterEach
  void theServerStillWorks() {
    try (Client client = Client.open(server)) {
      assertThat(client.run("echo alive").stdout(), is("alive\n"));
    }
    server.close();
  }

  @Test
  void aBinaryMessageIsRefused() throws Exception {
    Client client = Client.open(server);
    client.sendBinary(
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"nope\"}".getBytes(StandardCharsets.UTF_8));
    assertThat(client.closeCode(), is(1003));
  }

  @Test
  void aMessageThatIsTooLargeIsRefused() throws Exception {
    Client client = Client.open(server);
    client.send("\"" + "x".repeat(11 * 1024 * 1024) + "\"");
    assertThat(client.closeCode(), is(1009));
    Client inPieces = Client.open(server);
    for (int i = 0; i < 11; i++) {
      inPieces.sendFragment("x".repeat(1024 * 1024), i == 10);
    }
    assertThat(inPieces.closeCode(), is(1009));
  }

  @Test
  void aMessageOfTheLargestSizeIsTaken() {
    try (Client client = Client.open(server)) {
      String request = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"nope\",\"x\":\"\"}";
      String text =
          request.replace(
              "\"\"", "\"" + "x".repeat(MessageReader.LARGEST - request.length()) + "\"");
      assertThat(client.answerTo(text).path("id").asInt(), is(1));
    }
  }

  @Test
  void deepNestingIsAnError() {
    try (Client client = Client.open(server)) {
      assertThat(
          client.answerTo("[".repeat(100_000)).path("error").path("code").asInt(), is(-32700));
      assertThat(
          client.answerTo("{\"a\":".repeat(100_000)).path("error").path("code").asInt(),
          is(-32700));
    }
  }

  @Test
  void whatRfc6455ForbidsEndsTheConnection() throws IOException {
    byte[] none = new byte[0];
    assertThat(codeAfter(0x81, new byte[] {(byte) 0xc3, 0x28}), is(1007));
    assertThat(codeAfter(0x88, new byte[] {3, (byte) 0xe8, (byte) 0xff}), is(1007));
    assertThat(codeAfter(0xc1, none), is(1002));
    assertThat(codeAfter(0x83, none), is(1002));
    assertThat(codeAfter(0x80, none), is(1002));
    assertThat(codeAfter(0x09, none), is(1002));
    assertThat(codeAfter(0x89, new byte[126]), is(1002));
    assertThat(codeAfter(0x88, new byte[] {3}), is(1002));
    assertThat(codeAfter(0x88, new byte[] {3, (byte) 0xed}), is(1002));
    assertThat(codeAfter(0x82, none), is(1003));
  }

  private int codeAfter(int first, byte[] payload) throws IOException {
    try (RawClient client = new RawClient(server).shakeHands()) {
      client.frame(first, payload);
      int code = client.closeCode();
      if ((first & 15) != Frame.CLOSE) {
        client.frame(0x88, new byte[] {3, (byte) 0xe8});
      }
      client.awaitEnd();
      return code;
    }
  }

  @Test
  void aGoodbyeIsReturned() throws IOException {
    assertThat(codeAfter(0x88, new byte[] {3, (byte) 0xe8, 'b', 'y', 'e'}), is(1000));
    assertThat(codeAfter(0x88, new byte[] {0x0f, (byte) 0xa0}), is(4000));
    try (RawClient client = new RawClient(server).shakeHands()) {
      client.frame(0x88, new byte[0]);
      assertThat(client.frame(Frame.CLOSE).payload().length, is(0));
      client.awaitEnd();
    }
  }

  @Test
  void aPingBetweenFragmentsIsAnswered() throws IOException {
    try (RawClient client = new RawClient(server).shakeHands()) {
      byte[] check = "✓".getBytes(StandardCharsets.UTF_8);
      client.frame(
          0x01,
          "{\"jsonrpc\":\"2.0\",\"method\":\"nope\",\"id\":\"".getBytes(StandardCharsets.UTF_8));
      client.frame(0x00, new byte[] {check[0]});
      client.frame(0x89, new byte[] {7, 0, -1});
      assertThat(client.frame(Frame.PONG).payload(), is(new byte[] {7, 0, -1}));
      client.frame(0x8a, new byte[] {1});
      client.frame(0x00, new byte[] {check[1], check[2]});
      client.frame(0x80, "\"}".getBytes(StandardCharsets.UTF_8));
      assertThat(client.response().path("id").asString(), is("✓"));
    }
  }

  @Test
  void aFrameThatIsOnlyClaimedCostsNothing() throws IOException {
    for (int i = 0; i < 50; i++) {
      RawClient client = new RawClient(server).shakeHands();
      client.header(0x81, MessageReader.LARGEST);
      client.close();
    }
    try (RawClient client = new RawClient(server).shakeHands()) {
      client.header(0x81, Long.MAX_VALUE);
      assertThat(client.closeCode(), is(1009));
    }
  }

  @Test
  void aThousandRequestsGetAThousandResponses() {
    try (Client client = Client.open(server)) {
      for (int i = 0; i < 1000; i++) {
        client.send("{\"jsonrpc\":\"2.0\",\"id\":" + i + ",\"method\":\"nope\"}");
      }
      Set<Integer> ids = new HashSet<>();
      for (int i = 0; i < 1000; i++) {
        ids.add(client.next(message -> message.has("error")).path("id").asInt());
      }
      assertThat(ids.size(), is(1000));
      assertThat(client.answerTo("[]").has("error"), is(true));
    }
  }

  @Test
  void whoDoesNotReadHoldsNobodyUp() throws Exception {
    RawClient mute = new RawClient(server, 4096).shakeHands();
    mute.text(
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"execute\",\"params\":{\"command\":\"echo $$; exec yes\","
            + "\"timeout\":60}}");
    long pid = mute.response().path("result").path("pid").asLong();
    try (Client client = Client.open(server)) {
      for (int i = 0; i < 20; i++) {
        assertThat(client.run("echo quick; sleep 0.05").stdout(), is("quick\n"));
      }
    }
    assertThat("what the server has kept of it", written(pid), lessThan(32_000_000L));
    mute.close();
    assertThat(Eventually.isGone(pid), is(true));
  }

  @Test
  void whoAsksWithoutReadingIsGivenUp() throws IOException {
    RawClient mute = new RawClient(server, 4096).shakeHands();
    String ask = "{\"jsonrpc\":\"2.0\",\"id\":\"" + "x".repeat(50_000) + "\",\"method\":\"nope\"}";
    boolean given =
        Eventually.within(
            Duration.ofSeconds(30),
            () -> {
              try {
                mute.text(ask);
                return false;
              } catch (IOException e) {
                return true;
              }
            });
    assertThat(given, is(true));
  }

  /** How many bytes a process has written: it waits when nobody takes them. */
  private static long written(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(pid), "io")).stream()
        .filter(line -> line.startsWith("wchar: "))
        .mapToLong(line -> Long.parseLong(line.substring("wchar: ".length())))
        .sum();
  }
}
