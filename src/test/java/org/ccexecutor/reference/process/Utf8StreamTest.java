package org.ccexecutor.reference.process;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8StreamTest {

  private static String decode(byte[] bytes, int size) {
    Utf8Stream stream = new Utf8Stream();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < bytes.length; i += size) {
      text.append(
          stream.decode(
              ByteBuffer.wrap(Arrays.copyOfRange(bytes, i, Math.min(i + size, bytes.length)))));
    }
    return text.append(stream.finish()).toString();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 100})
  void charactersMayBeCut(int size) {
    String text = "aé日🙂\0\r\n\uFFFD";
    assertThat(decode(text.getBytes(StandardCharsets.UTF_8), size), is(text));
  }

  @Test
  void whatIsNoTextIsReplaced() {
    assertThat(
        decode(new byte[] {'a', (byte) 0xFF, 'b', (byte) 0xF0, (byte) 0x9F}, 1),
        is("a\uFFFDb\uFFFD"));
  }
}
