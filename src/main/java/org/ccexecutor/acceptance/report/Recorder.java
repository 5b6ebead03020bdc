package org.ccexecutor.acceptance.report;

import io.cucumber.messages.types.Envelope;
import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.EventPublisher;
import org.ccexecutor.acceptance.report.model.Recording;
import org.ccexecutor.acceptance.report.model.Report;
import org.ccexecutor.acceptance.report.model.Reports;
import org.ccexecutor.acceptance.run.Run;

/**
 * A plugin that only remembers, for runs that are begun from code: it writes nothing, and gives the
 * report when asked.
 */
public final class Recorder implements ConcurrentEventListener {
  private final Run run;
  private final Recording recording = new Recording();

  /**
   * @param run the run that is listened to
   */
  public Recorder(Run run) {
    this.run = run;
  }

  @Override
  public void setEventPublisher(EventPublisher publisher) {
    publisher.registerHandlerFor(Envelope.class, this::accept);
  }

  private synchronized void accept(Envelope envelope) {
    recording.accept(envelope);
  }

  /** What the run has shown; to be asked when it has ended and its servers are still known. */
  public synchronized Report report() {
    return Reports.of(recording, run);
  }
}
