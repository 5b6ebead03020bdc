package org.ccexecutor.acceptance.session;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.ccexecutor.acceptance.contract.Violation;
import tools.jackson.databind.JsonNode;

/** Follows the commands of one session from message to message (contract ECHO-3, ECHO-4). */
final class Processes {
  private final Map<JsonNode, Execution> asked = new LinkedHashMap<>();
  private final List<Execution> all = new ArrayList<>();
  private final Set<JsonNode> cancels = new HashSet<>();
  private Execution current;

  /** A command without an id, or in a batch: what becomes of it is the server's choice. */
  private boolean anythingMayRun;

  /** A command that was heard of before the response to its request. */
  private Execution early;

  /** Whole lines that only the commands of other sessions print. */
  private Set<String> foreign = Set.of();

  /** Whether this is a word about a process, or the greeting. */
  static boolean knows(Message message) {
    return message instanceof Message.Notification word
        && (word.method().startsWith("process.") || word.method().equals("connected"));
  }

  void sending(Request request) {
    switch (request.kind()) {
      case CALL -> sendingCall(request);
      case NOTIFICATION, UNCLEAR -> anythingMayRun |= request.method().equals("execute");
      case BATCH ->
          anythingMayRun |=
              request.parts().stream().anyMatch(part -> part.method().equals("execute"));
      // It has to be rejected, and RPC-13 asks whether it was: here anything may come of it.
      case INVALID, UNREADABLE -> anythingMayRun = true;
    }
  }

  private void sendingCall(Request request) {
    if (request.method().equals("execute")) {
      Execution execution = new Execution();
      asked.put(request.id().orElseThrow(), execution);
      all.add(execution);
    } else {
      // An unknown method that runs a command all the same: RPC-4 and RPC-13 ask about that.
      anythingMayRun |= !request.method().equals("control") && request.params().has("command");
      if (request.method().equals("control")
          && request.params().path("type").asString("").equals("CANCEL")) {
        cancels.add(request.id().orElseThrow());
      }
    }
  }

  Optional<Violation> received(Message.Response response) {
    Execution execution = response.anonymous() ? null : asked.remove(response.id());
    if (execution == null) {
      canceled(response);
      return Optional.empty();
    }
    if (execution == early) {
      early = null;
      return Optional.of(
          new Violation(
              "ECHO-3",
              "the response to execute before process.started",
              "process.started arrived first"));
    }
    boolean busy = current != null && !current.isOver() && !current.isCanceled() && !anythingMayRun;
    execution.responded(response);
    if (!response.isError()) {
      current = execution;
    }
    return busy && !response.isError()
        ? Optional.of(
            new Violation(
                "CTL-5",
                "an error for a command that is sent while another runs",
                "it was answered with " + response.json()))
        : Optional.empty();
  }

  private void canceled(Message.Response response) {
    if (cancels.remove(response.id()) && response.status().equals("canceled") && current != null) {
      current.canceledNow();
    }
  }

  Optional<Violation> received(Message.Notification message) {
    JsonNode params = message.params();
    return switch (message.method()) {
      case "process.started" -> started(params);
      case "process.output" ->
          overheard(params)
              .or(() -> running("output"))
              .or(() -> current == null ? Optional.empty() : current.printed(params));
      case "process.completed" -> completed(params);
      case "process.paused" -> about(message, Execution::pausedNow);
      case "process.resumed" -> about(message, execution -> {});
      case "process.canceled" -> about(message, Execution::canceledNow);
      default -> Optional.empty();
    };
  }

  void mustNotHear(Set<String> lines) {
    foreign = Set.copyOf(lines);
  }

  private Optional<Violation> overheard(JsonNode params) {
    String data = params.path("data").asString("");
    // The last piece may be the beginning of a longer line.
    boolean whole = data.endsWith("\n");
    List<String> lines = data.lines().toList();
    return lines.subList(0, Math.max(0, lines.size() - (whole ? 0 : 1))).stream()
        .filter(foreign::contains)
        .findFirst()
        .map(
            line ->
                new Violation(
                    "SES-3",
                    "only what commands of this session print",
                    "output of another one arrived: " + line));
  }

  private Optional<Violation> started(JsonNode params) {
    if (anythingMayRun && (current == null || current.isOver())) {
      return Optional.empty();
    }
    Optional<Violation> stranger = running("process.started");
    return stranger.isPresent() || current == null ? stranger : current.started(params);
  }

  private Optional<Violation> completed(JsonNode params) {
    Optional<Execution> late =
        all.stream()
            .filter(old -> old != current && old.isCanceled() && old.owns(params))
            .findFirst();
    if (late.isPresent()) {
      return late.get().completed(params);
    }
    Optional<Violation> stranger = running("process.completed");
    return stranger.isPresent() || current == null ? stranger : current.completed(params);
  }

  /** Whether there is a process that a message can be about. */
  private Optional<Violation> running(String what) {
    if (anythingMayRun) {
      return Optional.empty();
    }
    boolean over = current == null || current.completion().isPresent();
    if (over && what.equals("process.started") && !asked.isEmpty()) {
      // Its response is late, or never comes: that shows later.
      early = asked.values().iterator().next();
      current = early;
    }
    if (current == null) {
      return Optional.of(
          all.isEmpty()
              ? new Violation(
                  "SES-3", "no word of processes in a session that has run none", what + " arrived")
              : new Violation(
                  "ECHO-3",
                  "the response to execute and process.started first",
                  what + " arrived before them"));
    }
    return current.completion().isPresent()
        ? Optional.of(afterTheLastWord(what))
        : Optional.empty();
  }

  private static Violation afterTheLastWord(String what) {
    return new Violation(
        "ECHO-3", "process.completed as the last word on its process", what + " arrived after it");
  }

  /**
   * The command with the process id that an announcement names; without one, the command that runs.
   */
  private Optional<Violation> about(Message.Notification message, Consumer<Execution> change) {
    JsonNode params = message.params();
    // The system gives the id of a process that is gone to another one some day: the last has it.
    Optional<Execution> owner =
        all.stream().filter(execution -> execution.owns(params)).reduce((first, later) -> later);
    if (!anythingMayRun && owner.flatMap(Execution::completion).isPresent()) {
      return Optional.of(afterTheLastWord(message.method()));
    }
    owner
        .or(() -> params.hasNonNull("pid") ? Optional.empty() : Optional.ofNullable(current))
        .ifPresent(change);
    return Optional.empty();
  }

  /** Whether a command was heard of before the response to its request. */
  boolean isEarly() {
    return early != null;
  }

  /** Judges what was heard too early: has its response come late, or will it not come at all? */
  Optional<Violation> judge(boolean patienceIsOver) {
    return early != null && patienceIsOver
        ? Optional.of(
            new Violation(
                "RPC-3",
                "a response to each request",
                "process.started arrived, but no response to execute, the request with the id "
                    + asked.entrySet().stream()
                        .filter(entry -> entry.getValue() == early)
                        .map(entry -> entry.getKey().toString())
                        .findFirst()
                        .orElse("")))
        : Optional.empty();
  }

  /** The command that was accepted last, if there was one. */
  Optional<Execution> current() {
    return Optional.ofNullable(current);
  }

  /** The command that was asked for last, if there was one. */
  Optional<Execution> last() {
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }
}
