package org.ccexecutor.plain;

/** Text that is not JSON, or more of it than this server reads. */
final class JsonException extends Exception {
  private static final long serialVersionUID = 1L;

  JsonException(String message) {
    super(message);
  }
}
