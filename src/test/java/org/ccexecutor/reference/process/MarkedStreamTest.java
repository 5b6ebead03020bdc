package org.ccexecutor.reference.process;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkedStreamTest {

  /** Gives at most so many bytes at a time. */
  private static final class Dripping extends ByteArrayInputStream {

    private final int most;

    Dripping(byte[] bytes, int most) {
      super(bytes);
      this.most = most;
    }

    @Override
    public synchronized int read(byte[] buffer, int offset, int length) {
      return super.read(buffer, offset, Math.min(length, most));
    }
  }

  private static String read(MarkedStream stream) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (ByteBuffer bytes = stream.next(); bytes.hasRemaining(); bytes = stream.next()) {
      all.write(bytes.array(), bytes.position(), bytes.remaining());
    }
    return all.toString(StandardCharsets.ISO_8859_1);
  }

  private static MarkedStream stream(String content, int most) {
    InputStream pipe = new Dripping(content.getBytes(StandardCharsets.ISO_8859_1), most);
    return new MarkedStream(pipe, "MARK");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 32, 40_000, 1_000_000})
  void endsAtTheMarkHoweverItIsCut(int most) throws IOException {
    String text = "x".repeat(70_000) + "\u00FF\u00FFMARX 1\n\u00FFMAR";
    MarkedStream stream = stream(text + "\u00FFMARK 137\nprinted later", most);
    assertThat(read(stream), is(text));
    assertThat(stream.exitCode(), is(OptionalInt.of(137)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\u00FF", "abc\u00FFMAR", "\u00FFMARK 13"})
  void aPipeThatEndsWithoutAMarkHasNoExitCode(String text) throws IOException {
    MarkedStream stream = stream(text, 3);
    read(stream);
    assertThat(stream.exitCode(), is(OptionalInt.empty()));
  }
}
