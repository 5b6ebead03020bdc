package org.ccexecutor.acceptance.report.markdown;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/** Text that may grow to so many bytes and no further. */
final class Budget {
  private final StringBuilder text = new StringBuilder();
  private int left;

  /**
   * @param bytes how many bytes the text may have
   */
  Budget(int bytes) {
    this.left = bytes;
  }

  /** Adds this part if there is still room for it. */
  boolean add(String part) {
    int size = size(part);
    if (size > left) {
      return false;
    }
    left -= size;
    text.append(part);
    return true;
  }

  /** Adds one part for each item, as far as there is room; gives how many there was none for. */
  <T> int addAll(List<T> items, Function<T, String> part) {
    for (int i = 0; i < items.size(); i++) {
      if (!add(part.apply(items.get(i)))) {
        return items.size() - i;
      }
    }
    return 0;
  }

  static int size(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
