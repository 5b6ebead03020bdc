package org.ccexecutor.acceptance.session;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameWatchTest {
  private final List<String> heard = new ArrayList<>();
  private final FrameWatch.Listener listener =
      new FrameWatch.Listener() {
        @Override
        public void begins(int first, boolean masked, long length) {
          heard.add(Integer.toHexString(first) + (masked ? " masked " : " ") + length);
        }

        @Override
        public void bytes() {}

        @Override
        public void endOfBytes() {}
      };

  @Test
  void hearsOfEachFrameOnceThoughNobodyReadsIt() {
    FrameWatch watch = new FrameWatch(data -> {}, listener);
    ByteBuffer buffer = ByteBuffer.allocate(100);
    // As the library does: what has not been read is offered again, with what follows it.
    for (byte[] bytes : new byte[][] {{(byte) 0x81, 3, 'a'}, {(byte) 0xFF, 'c', (byte) 0x88, 0}}) {
      watch.handle(buffer.put(bytes).flip());
      buffer.compact();
    }
    assertThat(heard, contains("81 3", "88 0"));
  }

  @Test
  void readsLengthsOfAllSizesAndMasks() {
    FrameWatch watch = new FrameWatch(data -> data.position(data.limit()), listener);
    watch.handle(ByteBuffer.wrap(new byte[] {1, 126, 0, 1, 'x', (byte) 0x80, 127, 0, 0, 0, 0, 0}));
    watch.handle(ByteBuffer.wrap(new byte[] {0, 0, 0, (byte) 0x89, (byte) 0x80, 1, 2, 3, 4}));
    assertThat(heard, contains("1 1", "80 0", "89 masked 0"));
  }
}
