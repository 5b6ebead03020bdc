package org.ccexecutor.acceptance.run;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What went wrong with a run itself, and not with a server, in sentences. Safe for use by several
 * threads.
 */
public final class Troubles {
  private final ConcurrentLinkedQueue<String> sentences = new ConcurrentLinkedQueue<>();

  /** Something went wrong that the run can go on with, but that people have to know. */
  public void add(String sentence) {
    sentences.add(sentence);
  }

  /** Each of them once. */
  public List<String> all() {
    return sentences.stream().distinct().toList();
  }
}
