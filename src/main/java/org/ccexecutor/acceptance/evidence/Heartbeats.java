package org.ccexecutor.acceptance.evidence;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.ccexecutor.acceptance.evidence.Frame.Direction;

/**
 * Tells heartbeats, which only keep a session alive, in few words: the server's {@code ping} and
 * the {@code pong} that answers it. What is marked as wrong is no heartbeat.
 */
public final class Heartbeats {
  private static final Pattern PING = method("ping");
  private static final Pattern PONG = method("pong");
  private static final Pattern ID = Pattern.compile("\"id\"\\s*:");

  private final List<Entry> entries = new ArrayList<>();

  /** The entries of the heartbeats that nobody has answered yet. */
  private final Deque<Entry> unanswered = new ArrayDeque<>();

  private Heartbeats() {}

  /** A frame, or heartbeats between two others. */
  private static final class Entry {
    private final Frame first;
    private Frame last;
    private int beats;
    private int answers;

    private Entry(Frame first) {
      this.first = first;
    }

    private void beat(Frame frame) {
      last = frame;
      beats++;
    }

    private Frame told(Duration begun) {
      return beats == 0
          ? first
          : new Frame(first.at(), Direction.EVENT, Frame.HEARTBEAT, 0, words(begun));
    }

    private String words(Duration begun) {
      String what = beats == 1 ? "1 heartbeat" : beats + " heartbeats";
      String answered =
          answers == beats
              ? " answered"
              : answers == 0 ? ", not answered" : ", " + answers + " of them answered";
      double seconds = begun.plus(last.at()).toNanos() / 1e9;
      return what
          + answered
          + (beats == 1 ? "" : String.format(Locale.ROOT, ", the last at %.1f s", seconds));
    }
  }

  private static Pattern method(String name) {
    return Pattern.compile("\"method\"\\s*:\\s*\"" + name + "\"");
  }

  /** The frames of one connection, with an event in the place of heartbeats that follow another. */
  public static List<Frame> folded(List<Frame> frames) {
    return folded(frames, Duration.ZERO);
  }

  /**
   * The same where times are told from another moment on.
   *
   * @param begun when the connection was begun, since that moment
   */
  public static List<Frame> folded(List<Frame> frames, Duration begun) {
    Heartbeats heartbeats = new Heartbeats();
    for (int i = 0; i < frames.size(); i++) {
      boolean wrong = i + 1 < frames.size() && frames.get(i + 1).isAccusing();
      heartbeats.add(frames.get(i), wrong);
    }
    return heartbeats.entries.stream().map(entry -> entry.told(begun)).toList();
  }

  private void add(Frame frame, boolean wrong) {
    if (!wrong && is(frame, Direction.RECEIVED, PING)) {
      Entry last = entries.isEmpty() ? null : entries.get(entries.size() - 1);
      if (last == null || last.beats == 0) {
        last = new Entry(frame);
        entries.add(last);
      }
      last.beat(frame);
      unanswered.add(last);
    } else if (!wrong && !unanswered.isEmpty() && is(frame, Direction.SENT, PONG)) {
      unanswered.remove().answers++;
    } else {
      entries.add(new Entry(frame));
    }
  }

  private static boolean is(Frame frame, Direction direction, Pattern method) {
    return frame.direction() == direction
        && frame.kind().equals("text")
        && method.matcher(frame.text()).find()
        && !ID.matcher(frame.text()).find();
  }
}
