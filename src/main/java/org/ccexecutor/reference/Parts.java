package org.ccexecutor.reference;

import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What a server is made of: parts that keep the contract, but for those that are replaced.
 * Immutable.
 */
public final class Parts {

  private static final Parts STANDARD = new Parts(Map.of());

  private final Map<Part<?>, Object> replaced;

  private Parts(Map<Part<?>, Object> replaced) {
    this.replaced = replaced;
  }

  /** All parts as the contract wants them. */
  public static Parts standard() {
    return STANDARD;
  }

  /** The same with one part replaced. */
  public <F> Parts with(Part<F> part, F factory) {
    Map<Part<?>, Object> more = new HashMap<>(replaced);
    more.put(part, factory);
    return new Parts(Map.copyOf(more));
  }

  /** The same with one part changed: what makes it now is given to what makes it from now on. */
  public <F> Parts change(Part<F> part, UnaryOperator<F> change) {
    return with(part, change.apply(get(part)));
  }

  /** What makes a part. */
  @SuppressWarnings("unchecked") // with() has put it there under a part of the same type
  public <F> F get(Part<F> part) {
    return (F) replaced.getOrDefault(part, part.standard());
  }
}
