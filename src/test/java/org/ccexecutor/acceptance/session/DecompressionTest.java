package org.ccexecutor.acceptance.session;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;
import org.glassfish.tyrus.core.frame.Frame;
import org.junit.jupiter.api.Test;

class DecompressionTest {
  private static final byte CONTINUATION = 0;
  private static final byte TEXT = 1;
  private static final byte PING = 9;

  private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
  private final Decompression decompression = new Decompression();

  @Test
  void messagesAreReadThatReferToThoseBeforeThem() {
    assertThat(read(true, true, TEXT, compressed("said once")), is("said once"));
    assertThat(
        read(true, true, TEXT, compressed("said once, and again")), is("said once, and again"));
  }

  @Test
  void framesOfOneMessageAreReadOneAfterAnotherWithAPingBetweenThem() {
    byte[] whole = compressed("a message in two frames");
    int middle = whole.length / 2;
    String first = read(true, false, TEXT, Arrays.copyOfRange(whole, 0, middle));
    assertThat(read(false, true, PING, new byte[] {'p'}), is("p"));
    String second =
        read(false, true, CONTINUATION, Arrays.copyOfRange(whole, middle, whole.length));
    assertThat(first + second, is("a message in two frames"));
  }

  @Test
  void whatIsNotCompressedStaysAsItIs() {
    assertThat(read(true, true, TEXT, compressed("packed")), is("packed"));
    assertThat(read(false, true, TEXT, "plain".getBytes(StandardCharsets.US_ASCII)), is("plain"));
  }

  private String read(boolean compressed, boolean last, byte opcode, byte[] payload) {
    Frame frame =
        Frame.builder()
            .rsv1(compressed)
            .fin(last)
            .opcode(opcode)
            .payloadData(payload)
            .payloadLength(payload.length)
            .build();
    Frame plain = decompression.processIncoming(null, frame);
    assertThat(plain.isRsv1(), is(false));
    return new String(plain.getPayloadData(), StandardCharsets.UTF_8);
  }

  /** Without the four bytes that the wire leaves out. */
  private byte[] compressed(String text) {
    deflater.setInput(text.getBytes(StandardCharsets.UTF_8));
    byte[] chunk = new byte[1_000];
    int size = deflater.deflate(chunk, 0, chunk.length, Deflater.SYNC_FLUSH);
    return Arrays.copyOf(chunk, size - 4);
  }
}
