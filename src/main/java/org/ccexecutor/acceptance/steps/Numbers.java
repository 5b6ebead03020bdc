package org.ccexecutor.acceptance.steps;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers as steps write them. */
final class Numbers {
  private static final Pattern NUMBER = Pattern.compile("-?\\d+");

  private Numbers() {}

  /** A number that may be written as {@code 10,000}. */
  static int one(String digits) {
    return Integer.parseInt(digits.replace(",", ""));
  }

  /** All numbers that stand in these words. */
  static Set<Integer> all(String words) {
    Set<Integer> numbers = new TreeSet<>();
    Matcher matcher = NUMBER.matcher(words);
    while (matcher.find()) {
      numbers.add(Integer.valueOf(matcher.group()));
    }
    return numbers;
  }

  /** So many seconds, if a number is given. */
  static Optional<Duration> seconds(String digits) {
    return Optional.ofNullable(digits).map(Long::valueOf).map(Duration::ofSeconds);
  }
}
