package org.ccexecutor.acceptance.session;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.ccexecutor.acceptance.contract.CouldNotTell;
import org.ccexecutor.acceptance.contract.Violation;
import org.ccexecutor.acceptance.evidence.Frame.Direction;
import org.ccexecutor.acceptance.evidence.Transcript;

/**
 * What was seen in a session so far: the messages, what they break, and the end. Its monitor is the
 * session's lock: the socket's thread adds to it, and any other can wait on it.
 */
final class Seen {
  private static final Duration GRACE_FOR_STRANGERS = Duration.ofSeconds(1);
  private static final long SHORTEST_PAUSE = 1_000_000;

  private final Transcript transcript;
  private final Conduct conduct = new Conduct();
  private final Arrivals arrivals;

  /** Whether this side has closed or cut the connection. */
  private boolean left;

  private Closure closure;

  /** Whether the socket's thread is about to tell more. */
  private boolean reading;

  /** Whether it has told something that nobody was woken up for. */
  private boolean news;

  Seen(Transcript transcript, Limits limits) {
    this.transcript = transcript;
    this.arrivals = new Arrivals(limits);
  }

  // ---- what the client does

  /** This text is about to be sent. */
  synchronized void sending(Request request, String text) {
    conduct.sending(request, text);
  }

  /** This side is about to close or cut the connection. */
  synchronized void leaving() {
    left = true;
  }

  /** Only the commands of other sessions print these lines. */
  synchronized void mustNotHear(Set<String> lines) {
    conduct.processes().mustNotHear(lines);
  }

  // ---- what the server does

  /** Bytes have come: who waits is woken up once for all that is in them. */
  synchronized void bytes() {
    reading = true;
  }

  /** All that was in the bytes has been told. */
  synchronized void endOfBytes() {
    reading = false;
    if (news) {
      announce();
    }
  }

  private void announce() {
    news = reading;
    if (!reading) {
      notifyAll();
    }
  }

  /** A frame begins: its first byte, and how many bytes it announces. */
  synchronized void frame(int first, long length) {
    arrivals.frame(first, length);
  }

  /** A text has come; whether a heartbeat is in it. What comes after the end does not count. */
  synchronized boolean text(String text) {
    boolean heartbeat = false;
    boolean sound = isSound();
    if (closure == null) {
      for (Message message : conduct.received(text)) {
        heartbeat |= arrivals.keep(message);
      }
    }
    conduct.unreadable().ifPresent(arrivals::exceed);
    markIfWrong(sound);
    announce();
    return heartbeat;
  }

  /** A binary frame has come. */
  synchronized void binary() {
    boolean sound = isSound();
    conduct.receivedBinary();
    markIfWrong(sound);
    announce();
  }

  /** A pong frame with these bytes has come. */
  synchronized void pong(byte[] payload) {
    arrivals.keep(payload);
    announce();
  }

  /** Something has come that is no WebSocket. */
  synchronized void nonsense(String how) {
    boolean sound = isSound();
    conduct.receivedNonsense(how);
    markIfWrong(sound);
    announce();
  }

  /** Who reads the transcript sees at once which message was the first wrong one. */
  private void markIfWrong(boolean soundBefore) {
    if (soundBefore && !left) {
      conduct.breach().ifPresent(breach -> transcript.mark("this breaks " + breach.requirement()));
    }
  }

  private boolean isSound() {
    return conduct.breach().isEmpty();
  }

  /** The connection has ended; only the first end counts. */
  void ended(Closure how) {
    synchronized (this) {
      if (closure != null) {
        return;
      }
      closure = how;
      arrivals.release();
      notifyAll();
    }
    transcript.add(Direction.EVENT, "end", 0, how.toString());
  }

  // ---- what is known of it

  /** How the connection ended, if it has. */
  synchronized Optional<Closure> closure() {
    return Optional.ofNullable(closure);
  }

  /** Why the connection, which is open yet, has brought more than a client can bear, if it has. */
  synchronized Optional<String> reasonToStop() {
    return closure == null ? arrivals.excess() : Optional.empty();
  }

  /** Whether neither side has begun to close. */
  synchronized boolean isUndisturbed() {
    return !arrivals.haveFarewell() && !left && closure == null;
  }

  /** Whether the server has sent a close frame without a code. */
  synchronized boolean haveBareFarewell() {
    return arrivals.haveBareFarewell();
  }

  /** Whether the server has reacted to anything at all, see {@link Session#isAnswered()}. */
  synchronized boolean isAnswered() {
    return (closure != null && !left)
        || conduct.breach().isPresent()
        || arrivals.excess().isPresent()
        || arrivals.haveAnswer();
  }

  /** How many messages have arrived. */
  synchronized int count() {
    return arrivals.messages().size();
  }

  /** The messages behind the first ones. */
  synchronized List<Message> messages(int from) {
    return List.copyOf(arrivals.messages().subList(from, count()));
  }

  /** The first message of this kind behind the first ones. */
  synchronized Optional<Message> first(int from, Predicate<Message> wanted) {
    return arrivals.messages().stream().skip(from).filter(wanted).findFirst();
  }

  /** A pong frame with these bytes. */
  synchronized Optional<byte[]> findPong(byte[] payload) {
    return arrivals.pong(payload);
  }

  /** When heartbeats have arrived, by {@link System#nanoTime()}. */
  synchronized List<Long> heartbeats() {
    return List.copyOf(arrivals.heartbeats());
  }

  /** The command that was accepted last. */
  synchronized Optional<Execution> current() {
    return conduct.processes().current();
  }

  /** The command that was asked for last. */
  synchronized Optional<Execution> last() {
    return conduct.processes().last();
  }

  /** What this gives while nothing arrives. */
  synchronized <T> T atOneMoment(Supplier<T> look) {
    return look.get();
  }

  // ---- judging and waiting

  /**
   * Throws what was seen to be broken so far, if anything was.
   *
   * @param patienceIsOver whether requests that have no response yet will get none any more
   */
  synchronized void check(boolean patienceIsOver) {
    conduct.judge(patienceIsOver);
    Optional<Violation> breach = conduct.breach();
    if (breach.isPresent()) {
      // A new one, whose trace shows who has asked.
      throw new Violation(
          breach.get().requirement(), breach.get().expected(), breach.get().actual());
    }
    if (arrivals.excess().isPresent()) {
      throw new CouldNotTell(arrivals.excess().get());
    }
  }

  /** Waits until a condition holds, see {@link Session#await(Duration, Supplier)}. */
  <T> Optional<T> await(Duration deadline, Supplier<Optional<T>> condition) {
    long begun = System.nanoTime();
    long end = begun + deadline.toNanos();
    long patience = begun + GRACE_FOR_STRANGERS.toNanos();
    synchronized (this) {
      while (true) {
        Optional<T> found = condition.get();
        check(System.nanoTime() > patience);
        long rest = end - System.nanoTime();
        if (found.isPresent() || closure != null || rest <= 0) {
          return found;
        }
        pause(conduct.isInDoubt() ? Math.min(rest, patience - System.nanoTime()) : rest);
      }
    }
  }

  /** Waits until the connection has ended, whatever was seen on it; gives up at the deadline. */
  synchronized void awaitEnd(Duration deadline) {
    long end = System.nanoTime() + deadline.toNanos();
    for (long rest; closure == null && (rest = end - System.nanoTime()) > 0; ) {
      pause(rest);
    }
  }

  /** Lets go of the lock until something comes, or this time is over. */
  private void pause(long nanos) {
    try {
      TimeUnit.NANOSECONDS.timedWait(this, Math.max(nanos, SHORTEST_PAUSE));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The run was interrupted.", e);
    }
  }
}
