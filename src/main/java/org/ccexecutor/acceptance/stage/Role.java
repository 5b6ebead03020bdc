package org.ccexecutor.acceptance.stage;

/**
 * A client as a step speaks of it.
 *
 * @param name such as {@code the client}
 */
public record Role(String name) {
  /** The client that most scenarios are about. */
  public static final Role THE_CLIENT = new Role("the client");

  /** The one beside it. */
  public static final Role ANOTHER_CLIENT = new Role("another client");

  /** One that comes later. */
  public static final Role ONE_MORE_CLIENT = new Role("one more client");

  private static final Role IT = new Role("it");

  /** The role that these words mean. */
  public static Role of(String words) {
    return switch (words) {
      case "it" -> IT;
      case "the other client" -> ANOTHER_CLIENT;
      default -> new Role(words);
    };
  }

  /** Whether it is whoever was spoken of last. */
  boolean isIt() {
    return equals(IT);
  }
}
