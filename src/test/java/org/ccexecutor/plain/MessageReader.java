package org.ccexecutor.plain;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Puts the frames of a client together to text messages, answers its pings and understands its
 * goodbye.
 */
final class MessageReader {
  /** The largest message, in bytes. */
  static final int LARGEST = 10 * 1024 * 1024;

  private static final int NO_CODE = 1005;

  /** How long a client may ask on without reading the answers. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final FrameReader frames;
  private final Outbox outbox;
  private final ByteArrayOutputStream message = new ByteArrayOutputStream();
  private boolean within;
  private int closeCode;

  MessageReader(FrameReader frames, Outbox outbox) {
    this.frames = frames;
    this.outbox = outbox;
  }

  /** The next message, or null when the client has said goodbye. */
  String next() throws IOException {
    while (true) {
      if (!outbox.awaitRoomForAnswers(PATIENCE)) {
        throw new WireException(WireException.POLICY, "Who asks must read the answers");
      }
      Frame frame = frames.next(LARGEST - message.size());
      switch (frame.opcode()) {
        case Frame.PING -> outbox.post(new Frame(true, Frame.PONG, frame.payload()));
        case Frame.PONG -> {}
        case Frame.CLOSE -> {
          closeCode = closeCode(frame.payload());
          return null;
        }
        default -> {
          add(frame);
          if (frame.last()) {
            return take();
          }
        }
      }
    }
  }

  /** The code to say goodbye with in return; negative where the client gave none. */
  int closeCode() {
    return closeCode;
  }

  private void add(Frame frame) throws WireException {
    if (within != (frame.opcode() == Frame.CONTINUATION)) {
      throw new WireException(WireException.PROTOCOL_ERROR, "Fragments out of order");
    }
    message.writeBytes(frame.payload());
    within = !frame.last();
  }

  private String take() throws WireException {
    String text = decode(ByteBuffer.wrap(message.toByteArray()));
    message.reset();
    return text;
  }

  private static int closeCode(byte[] payload) throws WireException {
    if (payload.length == 0) {
      return Outbox.WITHOUT_CODE;
    }
    int code = payload.length == 1 ? NO_CODE : (payload[0] & 0xff) << 8 | payload[1] & 0xff;
    boolean defined =
        code >= 1000 && code <= 1014 && code != 1004 && code != NO_CODE && code != 1006;
    if (!defined && (code < 3000 || code > 4999)) {
      throw new WireException(
          WireException.PROTOCOL_ERROR, "A goodbye with a code that nobody may send");
    }
    decode(ByteBuffer.wrap(payload, 2, payload.length - 2));
    return code;
  }

  private static String decode(ByteBuffer bytes) throws WireException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw new WireException(WireException.NOT_UTF_8, "The text is not UTF-8");
    }
  }
}
