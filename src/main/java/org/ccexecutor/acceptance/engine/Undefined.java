package org.ccexecutor.acceptance.engine;

import org.ccexecutor.acceptance.verdict.Broken;
import org.junit.platform.engine.TestExecutionResult;
import org.opentest4j.IncompleteExecutionException;

/**
 * What JUnit is told of a scenario with a step that no sentence fits. Cucumber suggests to write
 * Java; who writes scenarios needs another sentence, and the report names the nearest.
 */
final class Undefined {
  private static final String CUCUMBERS = "UndefinedStepException";

  private Undefined() {}

  /** The same result, in other words where a step was undefined. */
  static TestExecutionResult inOtherWords(TestExecutionResult result) {
    return result
        .getThrowable()
        .filter(Undefined::isIt)
        .map(failure -> TestExecutionResult.failed(new Broken(sentence(failure))))
        .orElse(result);
  }

  private static boolean isIt(Throwable failure) {
    return failure instanceof IncompleteExecutionException
        && failure.getClass().getSimpleName().equals(CUCUMBERS);
  }

  /** Cucumber puts the first such step and its place where a stack trace has a method. */
  private static String sentence(Throwable failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    String step =
        trace.length == 0
            ? "a step"
            : "the step \""
                + trace[0].getMethodName()
                + "\" ("
                + fileName(trace[0].getFileName())
                + ":"
                + trace[0].getLineNumber()
                + ")";
    return "No sentence fits " + step + ". The nearest are above, and in the report.";
  }

  private static String fileName(String uri) {
    return uri.substring(uri.lastIndexOf('/') + 1);
  }
}
