package org.ccexecutor.acceptance.report;

import io.cucumber.core.plugin.HtmlFormatter;
import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.EventPublisher;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Supplier;
import org.ccexecutor.acceptance.run.CurrentRun;
import org.ccexecutor.acceptance.run.Run;

/** Cucumber's own page, {@code cucumber.html}, with every token masked. */
public final class MaskedHtmlPlugin implements ConcurrentEventListener {
  private final Supplier<Run> run;
  private final HtmlFormatter formatter;

  /** For Cucumber: the current run. */
  public MaskedHtmlPlugin(OutputStream out) throws IOException {
    this(CurrentRun::get, out);
  }

  /** For runs that are begun from code. */
  public MaskedHtmlPlugin(Run run, OutputStream out) throws IOException {
    this(() -> run, out);
  }

  private MaskedHtmlPlugin(Supplier<Run> run, OutputStream out) throws IOException {
    this.run = run;
    this.formatter = new HtmlFormatter(new SafeStream(out, "cucumber.html", run));
  }

  @Override
  public void setEventPublisher(EventPublisher publisher) {
    formatter.setEventPublisher(new MaskedPublisher(publisher, run));
  }
}
