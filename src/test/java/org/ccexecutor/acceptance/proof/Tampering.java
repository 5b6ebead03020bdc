package org.ccexecutor.acceptance.proof;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.ccexecutor.reference.Part;
import org.ccexecutor.reference.Parts;
import org.ccexecutor.reference.process.OutputPump;
import org.ccexecutor.reference.rpc.Notification;
import org.ccexecutor.reference.session.Session;
import org.ccexecutor.reference.wire.Channel;
import org.ccexecutor.reference.wire.Outgoing;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Small changes of what a server says, whatever it is about. */
final class Tampering {
  /**
   * As many threads as it takes: what a fault does late may wait for a client that reads nothing.
   */
  private static final Executor LATER =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "tampering");
            thread.setDaemon(true);
            return thread;
          });

  private Tampering() {}

  /** What becomes of a message that is about to be sent. */
  @FunctionalInterface
  interface Speaking {

    /** Says it, something else, or nothing, through {@code next}. */
    void say(JsonNode message, Consumer<JsonNode> next);
  }

  // ---- which messages

  static Predicate<JsonNode> notification(String method) {
    return message -> Notification.is(message, method);
  }

  static Predicate<JsonNode> notifications() {
    return message -> message.has("method");
  }

  static Predicate<JsonNode> responses() {
    return message -> !message.isArray() && Notification.isResponse(message);
  }

  static Predicate<JsonNode> results() {
    return message -> message.has("result");
  }

  static Predicate<JsonNode> errors() {
    return message -> message.has("error");
  }

  static Predicate<JsonNode> error(int code) {
    return message -> message.at("/error/code").asInt(0) == code;
  }

  /** The acknowledgement of an execute or a control. */
  static Predicate<JsonNode> result(String status) {
    return message -> status.equals(message.at("/result/status").asString(""));
  }

  /** A piece of output on this channel. */
  static Predicate<JsonNode> output(String type) {
    return notification("process.output")
        .and(message -> type.equals(message.at("/params/type").asString("")));
  }

  // ---- what becomes of them

  /** Every session speaks in its own way. */
  static UnaryOperator<Parts> saying(Function<Session, Speaking> speakers) {
    return parts ->
        parts.with(
            Part.OUTGOING,
            session -> {
              Speaking speaker = speakers.apply(session);
              return new Outgoing(session.channel()) {
                @Override
                protected void emit(JsonNode message) {
                  speaker.say(message, super::emit);
                }
              };
            });
  }

  /** Such messages are changed. */
  static UnaryOperator<Parts> altering(Predicate<JsonNode> which, Consumer<ObjectNode> change) {
    return replacing(
        which,
        message -> {
          ObjectNode copy = (ObjectNode) message.deepCopy();
          change.accept(copy);
          return copy;
        });
  }

  /** The params of this notification are changed. */
  static UnaryOperator<Parts> alteringParams(String method, Consumer<ObjectNode> change) {
    return altering(
        notification(method), message -> change.accept((ObjectNode) message.get("params")));
  }

  /** Others are said in the place of such messages. */
  static UnaryOperator<Parts> replacing(Predicate<JsonNode> which, UnaryOperator<JsonNode> change) {
    return saying(
        session ->
            (message, next) -> next.accept(which.test(message) ? change.apply(message) : message));
  }

  /** Such messages are not sent. */
  static UnaryOperator<Parts> dropping(Predicate<JsonNode> which) {
    return saying(
        session ->
            (message, next) -> {
              if (!which.test(message)) {
                next.accept(message);
              }
            });
  }

  /** Such messages are sent twice. */
  static UnaryOperator<Parts> doubling(Predicate<JsonNode> which) {
    return saying(
        session ->
            (message, next) -> {
              next.accept(message);
              if (which.test(message)) {
                next.accept(message);
              }
            });
  }

  /** The text of each message goes to the channel in another way. */
  static UnaryOperator<Parts> delivering(BiConsumer<Channel, String> delivery) {
    return parts ->
        parts.with(
            Part.OUTGOING,
            session ->
                new Outgoing(session.channel()) {
                  @Override
                  protected void deliver(String text) {
                    delivery.accept(channel(), text);
                  }
                });
  }

  /** Output is handed on in another way; made anew for each stream. */
  static UnaryOperator<Parts> pumping(Supplier<BiConsumer<String, Consumer<String>>> pumps) {
    return parts ->
        parts.with(
            Part.PUMP,
            () -> {
              BiConsumer<String, Consumer<String>> passing = pumps.get();
              return new OutputPump() {
                @Override
                protected void pass(String text, Consumer<String> sink) {
                  if (!text.isEmpty()) {
                    passing.accept(text, sink);
                  }
                }
              };
            });
  }

  // ---- time

  /** Does nothing for a while, or until the server ends: what a slow server does. */
  static void lag(int milliseconds) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
    for (long left; (left = end - System.nanoTime()) > 0 && !isOver(); ) {
      LockSupport.parkNanos(left);
    }
  }

  /** Who is interrupted could not wait any more, only keep a processor busy. */
  private static boolean isOver() {
    return Thread.currentThread().isInterrupted();
  }

  /** Does something after a while, and goes on at once. */
  static void later(int milliseconds, Runnable task) {
    if (milliseconds == 0) {
      LATER.execute(task);
    } else {
      CompletableFuture.delayedExecutor(milliseconds, TimeUnit.MILLISECONDS, LATER).execute(task);
    }
  }
}
