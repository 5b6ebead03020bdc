package org.ccexecutor.acceptance.report.model;

import io.cucumber.messages.types.Envelope;
import io.cucumber.messages.types.TestCaseFinished;
import java.nio.file.Path;
import java.util.Optional;
import org.ccexecutor.acceptance.run.Run;

/** Makes the report of a run. */
public final class Reports {
  private Reports() {}

  /**
   * The report of a run of which these are Cucumber's messages.
   *
   * @param run what its scenarios have found out
   */
  public static Report of(Iterable<Envelope> messages, Run run) {
    Recording recording = new Recording();
    messages.forEach(recording::accept);
    return of(recording, run);
  }

  /**
   * The report of a run that was recorded.
   *
   * @param run what its scenarios have found out
   */
  public static Report of(Recording recording, Run run) {
    return new ReportBuilder(recording, run, home()).build();
  }

  /**
   * What came of one scenario, as soon as it is over.
   *
   * @param end the message that says so
   */
  public static Optional<ScenarioResult> scenario(
      Recording recording, Run run, TestCaseFinished end) {
    return new ReportBuilder(recording, run, home()).scenario(end);
  }

  private static Path home() {
    return Path.of("").toAbsolutePath();
  }
}
