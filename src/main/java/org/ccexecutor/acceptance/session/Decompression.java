package org.ccexecutor.acceptance.session;

import jakarta.websocket.Extension;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.glassfish.tyrus.core.extension.ExtendedExtension;
import org.glassfish.tyrus.core.frame.Frame;

/**
 * Reads what a server compresses whose client has offered that (RFC 7692). Nothing that is sent is
 * compressed: nobody has to. One serves one connection.
 */
final class Decompression implements ExtendedExtension {
  static final String NAME = "permessage-deflate";

  /** What a compressed message ends with, and the wire leaves out (RFC 7692 §7.2.2). */
  private static final byte[] TAIL = {0, 0, (byte) 0xFF, (byte) 0xFF};

  private static final int CHUNK = 16_384;

  private final Inflater inflater = new Inflater(true);
  private boolean within;

  @Override
  public String getName() {
    return NAME;
  }

  @Override
  public List<Extension.Parameter> getParameters() {
    return List.of();
  }

  /** The first frame of a message says whether it is compressed, and the last ends it. */
  @Override
  public Frame processIncoming(ExtensionContext context, Frame frame) {
    if (frame.isControlFrame()) {
      return frame;
    }
    boolean compressed = within || frame.isRsv1();
    within = compressed && !frame.isFin();
    return compressed
        ? Frame.builder(frame).rsv1(false).payloadData(inflated(frame)).build()
        : frame;
  }

  private byte[] inflated(Frame frame) {
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    try {
      inflate(frame.getPayloadData(), plain);
      if (frame.isFin()) {
        inflate(TAIL, plain);
      }
    } catch (DataFormatException e) {
      throw new IllegalStateException("a message that is not compressed as RFC 7692 asks", e);
    }
    return plain.toByteArray();
  }

  private void inflate(byte[] compressed, ByteArrayOutputStream plain) throws DataFormatException {
    byte[] chunk = new byte[CHUNK];
    inflater.setInput(compressed);
    // A little may stand for much: what is more than any message is read as one that is too large.
    while (!inflater.needsInput() && plain.size() <= Limits.LARGEST_MESSAGE) {
      int count = inflater.inflate(chunk);
      if (count == 0) {
        break;
      }
      plain.write(chunk, 0, count);
    }
  }

  @Override
  public Frame processOutgoing(ExtensionContext context, Frame frame) {
    return frame;
  }

  @Override
  public List<Extension.Parameter> onExtensionNegotiation(
      ExtensionContext context, List<Extension.Parameter> requested) {
    return List.of();
  }

  @Override
  public void onHandshakeResponse(ExtensionContext context, List<Extension.Parameter> answered) {
    // Whatever the server has chosen, what it sends is read in the same way.
  }

  @Override
  public void destroy(ExtensionContext context) {
    inflater.end();
  }
}
