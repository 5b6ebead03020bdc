package org.ccexecutor.acceptance.report.html;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ccexecutor.acceptance.report.model.Arrow;
import org.ccexecutor.acceptance.report.model.Moment;

/**
 * What the sequence diagram of a scenario shows of its moments: a long exchange has to stay
 * readable.
 *
 * @param words what an arrow says, by the very moment that it begins with
 * @param left how many moments are not drawn
 */
record Drawing(IdentityHashMap<Moment, String> words, int left) {
  private static final int MOST_ARROWS = 40;
  private static final int MOST_CLIENTS = 5;

  /**
   * What is drawn of these moments.
   *
   * @param named the clients that the failure names
   */
  static Drawing of(List<Moment> moments, List<String> named) {
    Set<String> clients = clients(moments, named);
    List<Arrow> arrows =
        Arrow.most(
            Arrow.of(moments.stream().filter(one -> clients.contains(one.connection())).toList()),
            MOST_ARROWS);
    IdentityHashMap<Moment, String> words = new IdentityHashMap<>();
    arrows.forEach(arrow -> words.put(arrow.first(), arrow.gist()));
    int drawn = arrows.stream().mapToInt(arrow -> arrow.moments().size()).sum();
    return new Drawing(words, moments.size() - drawn);
  }

  /** One that saw something wrong, those that are named, and others that saw it come first. */
  private static Set<String> clients(List<Moment> moments, List<String> named) {
    return Stream.of(
            moments.stream().filter(Moment::isBlamed).limit(1),
            moments.stream().filter(one -> named.contains(one.connection())),
            moments.stream().filter(Moment::isBlamed),
            moments.stream())
        .flatMap(some -> some.map(Moment::connection))
        .distinct()
        .limit(MOST_CLIENTS)
        .collect(Collectors.toSet());
  }

  /** What is said at this moment, empty if it is not drawn, or a part of an arrow before it. */
  String wordsOf(Moment moment) {
    return words.getOrDefault(moment, "");
  }
}
