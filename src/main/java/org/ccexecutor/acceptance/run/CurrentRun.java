package org.ccexecutor.acceptance.run;

import java.util.concurrent.atomic.AtomicReference;
import org.ccexecutor.acceptance.settings.SettingsReader;

/**
 * The run that JUnit or an IDE has begun in this JVM. Cucumber makes object factories and plugins
 * by the names of their classes, so there is nothing else through which they could get at it. Runs
 * that are begun from code do without.
 */
public final class CurrentRun {
  private static final AtomicReference<Run> CURRENT = new AtomicReference<>();

  private CurrentRun() {}

  /** The run, begun with the settings of this JVM if there is none yet. */
  public static Run get() {
    Run run = CURRENT.get();
    if (run == null) {
      Run begun = Run.by(SettingsReader.ofThisJvm());
      run = CURRENT.compareAndSet(null, begun) ? begun : CURRENT.get();
      Runtime.getRuntime().addShutdownHook(new Thread(CurrentRun::end, "end of the run"));
    }
    return run;
  }

  /** Ends the run, if there is one, with all that it has started. */
  public static void end() {
    Run run = CURRENT.getAndSet(null);
    if (run != null) {
      run.close();
    }
  }
}
