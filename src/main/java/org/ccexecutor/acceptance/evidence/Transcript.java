package org.ccexecutor.acceptance.evidence;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What went over one connection, bounded: the first {@value #HEAD} frames and the last {@value
 * #TAIL} are kept, and of each the first {@value #TEXT_LIMIT} characters. Safe for use by several
 * threads.
 */
public final class Transcript {
  /** How many characters of a frame are kept. */
  public static final int TEXT_LIMIT = 2_000;

  private static final int MASK_MARGIN = 4_096;
  private static final int HEAD = 40;
  private static final int TAIL = 60;

  private final String name;
  private final Secrets secrets;
  private final long begun = System.nanoTime();
  private final List<Seen> head = new ArrayList<>();
  private final Deque<Seen> tail = new ArrayDeque<>();
  private long left;
  private boolean over;

  /** What is kept whatever comes behind it: the first mark, and what it is about. */
  private Seen mark;

  private Seen marked;
  private final List<Seen> pinned = new ArrayList<>();

  /** A frame as it went by: most are dropped before anybody asks what can be shown of them. */
  private record Seen(
      Duration at, Frame.Direction direction, String kind, long size, String text, int length) {}

  /**
   * @param name whose connection it is, such as {@code the client}
   * @param secrets what is masked in it
   */
  public Transcript(String name, Secrets secrets) {
    this.name = name;
    this.secrets = secrets;
  }

  public String name() {
    return name;
  }

  /** When the connection was begun, by {@link System#nanoTime()}. */
  public long begun() {
    return begun;
  }

  /** Adds a text frame that was sent or received just now. */
  public void addText(Frame.Direction direction, String text) {
    add(direction, "text", Utf8.length(text), text);
  }

  /** Adds a frame that was sent or received just now; its size is in bytes. */
  public void add(Frame.Direction direction, String kind, long size, String text) {
    // A copy, so that the rest of a long text can be forgotten.
    String start = text.substring(0, Math.min(text.length(), TEXT_LIMIT + MASK_MARGIN));
    Duration at = Duration.ofNanos(System.nanoTime() - begun);
    Seen seen = new Seen(at, direction, kind, size, start, text.length());
    synchronized (this) {
      keep(seen);
    }
  }

  /**
   * Marks what came last as that by which something was broken; only the first mark counts.
   *
   * @param what what was broken, in a few words
   */
  public void mark(String what) {
    mark(Frame.WRONG, what);
  }

  /**
   * Marks this time as that at which something was noticed to be broken, unless there is a mark.
   *
   * @param what what was noticed, in a few words
   */
  void notice(String what) {
    mark(Frame.NOTICED, what);
  }

  private synchronized void mark(String kind, String what) {
    if (mark == null && !over) {
      marked = last();
      add(Frame.Direction.EVENT, kind, 0, what);
      mark = last();
    }
  }

  synchronized boolean isMarked() {
    return mark != null;
  }

  private Seen last() {
    Seen first = head.isEmpty() ? null : head.get(head.size() - 1);
    return tail.isEmpty() ? first : tail.getLast();
  }

  /** When the last frame was added, by {@link System#nanoTime()}. */
  synchronized long latest() {
    Seen last = last();
    return last == null ? begun : begun + last.at().toNanos();
  }

  /** The scenario is over: what the specification sends to clean up is no evidence. */
  public synchronized void end() {
    over = true;
  }

  private void keep(Seen seen) {
    if (over) {
      return;
    }
    if (head.size() < HEAD) {
      head.add(seen);
      return;
    }
    tail.addLast(seen);
    if (tail.size() > TAIL) {
      Seen dropped = tail.removeFirst();
      if (dropped.equals(marked) || dropped.equals(mark)) {
        pinned.add(dropped);
      } else {
        left++;
      }
    }
  }

  private Frame shown(Seen seen) {
    return new Frame(seen.at(), seen.direction(), seen.kind(), seen.size(), visible(bounded(seen)));
  }

  /** Masked before it is cut, so that no half of a token is left at the end. */
  private String bounded(Seen seen) {
    String masked = secrets.mask(seen.text());
    return seen.length() > TEXT_LIMIT
        ? start(masked) + "… (" + seen.length() + " characters)"
        : masked;
  }

  /** As much as is kept, and no half of a character. */
  private static String start(String text) {
    int end = Math.min(text.length(), TEXT_LIMIT);
    return text.substring(
        0, end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
  }

  /** What is kept, in the order in which it happened. */
  public synchronized List<Frame> frames() {
    List<Frame> all = new ArrayList<>(head.stream().map(this::shown).toList());
    if (left > 0) {
      all.add(
          new Frame(
              tail.getFirst().at(),
              Frame.Direction.EVENT,
              "left out",
              0,
              left + " frames are not shown"));
    }
    pinned.forEach(seen -> all.add(shown(seen)));
    tail.forEach(seen -> all.add(shown(seen)));
    return all;
  }

  /** The last frames, as text, one a line. */
  public String last(int count) {
    List<Frame> all = frames();
    return lines(all.subList(Math.max(0, all.size() - count), all.size()));
  }

  @Override
  public String toString() {
    return "# " + name + "\n" + lines(frames());
  }

  /** The same with heartbeats in few words. */
  public String withoutHeartbeats() {
    return "# " + name + "\n" + lines(Heartbeats.folded(frames()));
  }

  private static String lines(List<Frame> frames) {
    StringBuilder text = new StringBuilder();
    frames.forEach(frame -> text.append(frame.line()).append('\n'));
    return text.toString();
  }

  /** Control characters could deceive the reader of a terminal or a report. */
  private static String visible(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c) || (Character.isSurrogate(c) && !paired(text, i))) {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static boolean paired(String text, int i) {
    char c = text.charAt(i);
    return Character.isHighSurrogate(c)
        ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
        : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
  }
}
