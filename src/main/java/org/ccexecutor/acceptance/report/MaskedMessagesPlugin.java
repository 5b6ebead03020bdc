package org.ccexecutor.acceptance.report;

import io.cucumber.core.plugin.MessageFormatter;
import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.EventPublisher;
import java.io.OutputStream;
import java.util.function.Supplier;
import org.ccexecutor.acceptance.run.CurrentRun;
import org.ccexecutor.acceptance.run.Run;

/** Cucumber's messages, {@code messages.ndjson}, with every token masked. */
public final class MaskedMessagesPlugin implements ConcurrentEventListener {
  private final Supplier<Run> run;
  private final MessageFormatter formatter;

  /** For Cucumber: the current run. */
  public MaskedMessagesPlugin(OutputStream out) {
    this(CurrentRun::get, out);
  }

  /** For runs that are begun from code. */
  public MaskedMessagesPlugin(Run run, OutputStream out) {
    this(() -> run, out);
  }

  private MaskedMessagesPlugin(Supplier<Run> run, OutputStream out) {
    this.run = run;
    this.formatter = new MessageFormatter(new SafeStream(out, "messages.ndjson", run));
  }

  @Override
  public void setEventPublisher(EventPublisher publisher) {
    formatter.setEventPublisher(new MaskedPublisher(publisher, run));
  }
}
