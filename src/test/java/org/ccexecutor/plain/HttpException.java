package org.ccexecutor.plain;

/** A request that is refused before its meaning is looked at. */
final class HttpException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;

  HttpException(int status) {
    super("HTTP " + status);
    this.status = status;
  }

  int status() {
    return status;
  }
}
