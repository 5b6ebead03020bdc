package org.ccexecutor.acceptance.session;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ccexecutor.acceptance.contract.Violation;
import tools.jackson.databind.JsonNode;

/**
 * One command of a session, from its request to its completion, as the messages tell it. It is fed
 * by the socket's thread and read by any other: safe for use by several threads. What several
 * methods say belongs together only within {@link Session#atOneMoment}.
 */
public final class Execution {

  /** What a command's messages are about, in the order in which they may come. */
  public enum Event {
    RESPONSE,
    START,
    OUTPUT,
    COMPLETION
  }

  private final List<Event> events = new ArrayList<>();
  private final Map<Channel, StringBuilder> printed = new EnumMap<>(Channel.class);
  private final Map<Channel, Chunks> chunks = new EnumMap<>(Channel.class);

  /** A server may count on each channel, or over both. */
  private final Chunks chunksInAll = new Chunks();

  private Message.Response response;
  private JsonNode start;
  private JsonNode completion;
  private int outputs;
  private boolean canceled;

  /** How much it had printed on stdout when it was announced as paused. */
  private int printedBeforePause;

  /** A command of which nothing is known yet. */
  public Execution() {
    for (Channel channel : Channel.values()) {
      printed.put(channel, new StringBuilder());
      chunks.put(channel, new Chunks());
    }
  }

  // ---- what the session tells

  synchronized void responded(Message.Response answer) {
    response = answer;
    events.add(Event.RESPONSE);
  }

  synchronized Optional<Violation> started(JsonNode params) {
    if (start != null) {
      return broken("ECHO-3", "one process.started for a command", "a second one arrived");
    }
    start = params;
    events.add(Event.START);
    return samePid(params, "process.started");
  }

  synchronized Optional<Violation> printed(JsonNode params) {
    if (start == null) {
      return broken(
          "ECHO-3", "process.started before the first process.output", "output arrived first");
    }
    outputs++;
    if (events.get(events.size() - 1) != Event.OUTPUT) {
      events.add(Event.OUTPUT);
    }
    Channel channel = Channel.of(params.path("type").asString(""));
    printed.get(channel).append(params.path("data").asString(""));
    Optional<Violation> onChannel =
        chunks.get(channel).next(params.path("chunk_index"), params.path("total_chunks"));
    Optional<Violation> inAll =
        chunksInAll.next(params.path("chunk_index"), params.path("total_chunks"));
    return inAll.isPresent() ? onChannel : Optional.empty();
  }

  synchronized Optional<Violation> completed(JsonNode params) {
    if (start == null) {
      return broken(
          "ECHO-3", "process.started before process.completed", "process.completed arrived first");
    }
    completion = params;
    events.add(Event.COMPLETION);
    if (canceled && (succeeded() || !status().equals("failed"))) {
      return broken(
          "CTL-2",
          "no process.completed after a cancel, or one with the status \"failed\" and an exit code other"
              + " than 0",
          "it says " + params);
    }
    return samePid(params, "process.completed")
        .or(
            () ->
                chunks
                    .get(Channel.STDOUT)
                    .end()
                    .or(() -> chunks.get(Channel.STDERR).end())
                    .filter(end -> chunksInAll.end().isPresent()));
  }

  synchronized void pausedNow() {
    printedBeforePause = printed.get(Channel.STDOUT).length();
  }

  synchronized void canceledNow() {
    canceled = true;
  }

  private Optional<Violation> samePid(JsonNode params, String where) {
    JsonNode first =
        response == null ? start.path("pid") : response.json().path("result").path("pid");
    JsonNode pid = params.path("pid");
    return pid.equals(first)
        ? Optional.empty()
        : broken("ECHO-4", "the process id " + first + " in " + where, "it was " + pid);
  }

  private static Optional<Violation> broken(String requirement, String expected, String actual) {
    return Optional.of(new Violation(requirement, expected, actual));
  }

  // ---- what others ask

  synchronized boolean owns(JsonNode params) {
    return start != null && start.path("pid").equals(params.path("pid"));
  }

  synchronized boolean isOver() {
    return completion != null || (response != null && response.isError());
  }

  /** Whether it was cancelled. */
  public synchronized boolean isCanceled() {
    return canceled;
  }

  /** The answer to its request, once it is there. */
  public synchronized Optional<Message.Response> response() {
    return Optional.ofNullable(response);
  }

  /** The params of {@code process.started}, once it is there. */
  public synchronized Optional<JsonNode> start() {
    return Optional.ofNullable(start);
  }

  /** The params of {@code process.completed}, once it is there. */
  public synchronized Optional<JsonNode> completion() {
    return Optional.ofNullable(completion);
  }

  /** Whether it has completed with status {@code completed} or exit code 0. */
  public synchronized boolean succeeded() {
    return completion != null
        && (status().equals("completed") || exitCode().filter(code -> code == 0).isPresent());
  }

  /**
   * Whether it seems to have come to its own end, good or bad: the shells give exit codes from 124
   * on to what was ended by others.
   */
  public synchronized boolean endedByItself() {
    return succeeded() || exitCode().filter(code -> code > 0 && code < 124).isPresent();
  }

  /** Whether it has completed with status {@code failed} and an exit code other than 0. */
  public synchronized boolean failed() {
    return status().equals("failed") && exitCode().filter(code -> code != 0).isPresent();
  }

  /** The status that it has completed with, empty before that. */
  public synchronized String status() {
    return completion == null ? "" : completion.path("status").asString("");
  }

  /** The exit code, if it has completed with one. */
  public synchronized Optional<Integer> exitCode() {
    JsonNode code = completion == null ? null : completion.get("exit_code");
    return code != null && code.isIntegralNumber() && code.canConvertToInt()
        ? Optional.of(code.intValue())
        : Optional.empty();
  }

  /** Which messages have arrived, several outputs in a row counted as one. */
  public synchronized List<Event> events() {
    return List.copyOf(events);
  }

  /** What it has printed so far. */
  public synchronized String output(Channel channel) {
    return printed.get(channel).toString();
  }

  /** How many messages of output have arrived. */
  public synchronized int outputs() {
    return outputs;
  }

  /** What has arrived on stdout since it was announced as paused last. */
  public synchronized String outputSincePause() {
    return printed.get(Channel.STDOUT).substring(printedBeforePause);
  }
}
