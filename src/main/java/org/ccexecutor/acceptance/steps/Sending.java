package org.ccexecutor.acceptance.steps;

import org.ccexecutor.acceptance.stage.Client;
import org.ccexecutor.acceptance.stage.Talk;
import org.ccexecutor.acceptance.stage.Work;

/** How messages are sent that stand in a scenario word for word. */
@FunctionalInterface
public interface Sending {
  /** Sends them. */
  void send(String text, Client client, Talk talk, Work work);

  /** One message, and waits for its answer. */
  static Sending one() {
    return (text, client, talk, work) -> work.sent(client, talk.sayAndWait(client, text));
  }

  /** The same message again and again, each after the answer to the one before. */
  static Sending repeatedly(int times) {
    return (text, client, talk, work) -> talk.sayAgainAndAgain(client, text, times);
  }

  /** Several, one in each line, without waiting between them. */
  static Sending atOnce() {
    return (text, client, talk, work) -> talk.sayAtOnce(client, text.lines().toList());
  }
}
