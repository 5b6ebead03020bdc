package org.ccexecutor.acceptance.stage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ccexecutor.acceptance.contract.Violation;
import org.ccexecutor.acceptance.session.Closure;
import org.ccexecutor.acceptance.session.Message;
import org.ccexecutor.acceptance.session.Request;
import org.ccexecutor.acceptance.session.Session;
import tools.jackson.databind.JsonNode;

/** Messages that clients write themselves, and what they are answered. */
public final class Talk {
  /** How many times as long as usual responses are waited for of which some still come. */
  private static final int MOST_DEADLINES = 6;

  private final Stage stage;
  private final List<Asked> asked = new ArrayList<>();

  public Talk(Stage stage) {
    this.stage = stage;
  }

  /** Sends a message, which then is the one to be judged. */
  public Asked say(Client client, String text) {
    Asked sent = client.send(text);
    judge(List.of(sent));
    return sent;
  }

  /**
   * Sends a message, and waits until it is answered or, where no answer is due, until it must have
   * been read.
   */
  public Asked sayAndWait(Client client, String text) {
    Asked sent = say(client, text);
    if (sent.request().isAnswered()) {
      sent.response(stage.deadlines().response());
    }
    return sent;
  }

  /**
   * Sends a message so many times, each after the answer to the one before; no more where one gets
   * none in time.
   */
  public void sayAgainAndAgain(Client client, String text, int times) {
    for (int i = 0; i < times; i++) {
      Asked sent = say(client, text);
      if (sent.request().isAnswered() && sent.response(stage.deadlines().response()).isEmpty()) {
        return;
      }
    }
  }

  /** Sends messages in one go. */
  public void sayAtOnce(Client client, List<String> texts) {
    judge(client.sendAtOnce(texts));
  }

  /** What was sent last is what is judged next. */
  public void judge(List<Asked> sent) {
    asked.clear();
    asked.addAll(sent);
  }

  /** What was sent last. */
  public Asked last() {
    return all().get(asked.size() - 1);
  }

  /** What was sent last, if that was several. */
  public List<Asked> all() {
    return Referent.needed(asked, 1, "a client has to send a message");
  }

  /** The response to what was sent last. */
  public Optional<Message.Response> answer(Duration deadline) {
    return last().response(deadline);
  }

  /** The response to what was sent last, within the usual time. */
  public Optional<Message.Response> answer() {
    return answer(stage.deadlines().response());
  }

  /**
   * Makes sure that what was sent last was rejected, so that there is an error to look at.
   *
   * @throws Violation of the requirement that asks for the rejection, if there was none
   */
  public Message.Response mustBeRejected() {
    Asked sent = last();
    Fate fate = fate(stage.deadlines().response());
    if (fate.isError()) {
      return fate.response().orElseThrow();
    }
    boolean ended = fate.response().isEmpty() && fate.closure().isPresent();
    String requirement =
        ended
            ? "RPC-10"
            : sent.request().isExecute() && wasBusy(sent) ? "CTL-5" : sent.request().rejection();
    throw new Violation(requirement, "an error, and a session that goes on", fate.toString());
  }

  /** Whether a command ran when this was sent. */
  private static boolean wasBusy(Asked sent) {
    List<Message> before = sent.session().messages(0).subList(0, sent.mark());
    return count(before, "process.started") > count(before, "process.completed");
  }

  private static long count(List<Message> messages, String method) {
    return messages.stream()
        .filter(
            message -> message instanceof Message.Notification word && word.method().equals(method))
        .count();
  }

  /** What became of what was sent last: an answer, the end of the connection, or neither. */
  public Fate fate(Duration deadline) {
    return fate(last(), deadline);
  }

  /** What became of each of the messages that were sent last. */
  public List<Fate> fates() {
    return all().stream().map(sent -> fate(sent, stage.deadlines().response())).toList();
  }

  private static Fate fate(Asked sent, Duration deadline) {
    Optional<Message.Response> response = sent.response(deadline);
    boolean wrapped =
        !sent.request().mayBeBatch() && response.filter(r -> r.batch() > 0).isPresent();
    return new Fate(response, sent.session().closure(), wrapped);
  }

  /**
   * What became of something that was sent.
   *
   * @param response the answer, if one came
   * @param closure how the connection ended, if it did
   * @param wrapped whether the answer stood in an array, although no batch was sent
   */
  public record Fate(
      Optional<Message.Response> response, Optional<Closure> closure, boolean wrapped) {

    /** What became of something that got this answer. */
    public static Fate of(Message.Response response) {
      return new Fate(Optional.of(response), Optional.empty(), false);
    }

    public boolean isError() {
      return !wrapped && response.map(Message.Response::isError).orElse(false);
    }

    @Override
    public String toString() {
      return response
          .map(answer -> "it was answered with " + (wrapped ? "an array: " : "") + answer.json())
          .or(() -> closure.map(Closure::toString))
          .orElse("neither an answer came nor the end of the connection");
    }
  }

  /**
   * Makes sure that all has arrived that the server had to say to what was sent: later requests are
   * answered after it.
   */
  public void settle() {
    Client client = stage.last();
    client.barrier();
    stage.observer().look("true", Duration.ZERO);
    client.barrier();
  }

  /** The same; a connection that has ended needs nothing but time for others. */
  public void settleIfOpen() {
    fate(stage.deadlines().response());
    stage.observer().look("true", Duration.ZERO);
    if (stage.last().session().closure().isEmpty()) {
      settle();
    }
  }

  /** The responses that came since the last message was sent. */
  private List<Message.Response> responses() {
    Asked sent = all().get(0);
    return sent.session().messages(sent.mark()).stream()
        .filter(Message.Response.class::isInstance)
        .map(Message.Response.class::cast)
        .toList();
  }

  /**
   * The responses that came since the last message was sent, those to the barriers left out, as
   * text.
   */
  public List<String> strayResponses() {
    return responses().stream()
        .filter(response -> !isBarrier(response))
        .map(response -> response.json().toString())
        .toList();
  }

  /** A barrier has an id of the session's own numbering, which no message of a scenario uses. */
  private static boolean isBarrier(Message.Response response) {
    return !response.anonymous()
        && response.id().isInt()
        && response.id().intValue() > Session.FIRST_OWN_ID;
  }

  /**
   * Those of the messages sent at once that got no response in time, as text. As long as responses
   * come, the others are waited for.
   */
  public List<String> unanswered() {
    Duration patience = stage.deadlines().command();
    long end = System.nanoTime() + patience.multipliedBy(MOST_DEADLINES).toNanos();
    List<Asked> open = all().stream().filter(sent -> sent.request().isAnswered()).toList();
    int before;
    do {
      before = open.size();
      open.stream().findFirst().ifPresent(sent -> sent.response(patience));
      open = open.stream().filter(sent -> sent.response(Duration.ZERO).isEmpty()).toList();
    } while (!open.isEmpty() && open.size() < before && System.nanoTime() < end);
    return open.stream().map(sent -> sent.request().json().toString()).toList();
  }

  /**
   * Makes sure that each of the messages sent at once gets a response; one with another id breaks
   * RPC-2 by itself.
   *
   * @throws Violation of RPC-3 if one gets none
   */
  private void mustAllBeAnswered() {
    List<String> unanswered = unanswered();
    if (!unanswered.isEmpty()) {
      throw new Violation(
          "RPC-3",
          "a response to each request",
          "none came to " + String.join(" and ", unanswered));
    }
  }

  /**
   * The ids of the responses to what was sent last, as JSON.
   *
   * @throws Violation of RPC-3 if one does not come
   */
  public List<String> answerIds() {
    if (all().size() == 1) {
      return List.of(answerId(last()));
    }
    mustAllBeAnswered();
    settle();
    return responses().stream()
        .filter(response -> !isBarrier(response))
        .map(response -> response.json().path("id").toString())
        .toList();
  }

  private String answerId(Asked sent) {
    return sent.session()
        .awaitMessage(sent.mark(), Message.Response.class::isInstance, stage.deadlines().response())
        .map(message -> message.json().path("id").toString())
        .orElseThrow(() -> new Violation("RPC-3", "a response to each request", sent.silence()));
  }

  /** Waits until an array of responses has come. */
  public List<Message.Response> batch() {
    Asked sent = last();
    sent.session()
        .awaitMessage(
            sent.mark(),
            message -> message instanceof Message.Response response && response.batch() > 0,
            stage.deadlines().response());
    List<Message.Response> all = responses();
    int first =
        all.stream()
            .mapToInt(Message.Response::batch)
            .filter(batch -> batch > 0)
            .findFirst()
            .orElse(-1);
    return all.stream().filter(response -> response.batch() == first).toList();
  }

  /** The ids of the requests in the batch that was sent last which none of these responses has. */
  public List<JsonNode> unanswered(List<Message.Response> batch) {
    List<JsonNode> left =
        last().request().parts().stream()
            .filter(part -> part.kind() == Request.Kind.CALL)
            .flatMap(part -> part.id().stream())
            .collect(Collectors.toCollection(ArrayList::new));
    batch.forEach(response -> left.remove(response.id()));
    return left;
  }
}
