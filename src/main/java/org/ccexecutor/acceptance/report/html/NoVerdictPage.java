package org.ccexecutor.acceptance.report.html;

import java.util.Map;
import org.ccexecutor.acceptance.report.model.NoVerdict;

/** Writes {@code index.html} for a run that has come to no verdict. */
public final class NoVerdictPage {
  private NoVerdictPage() {}

  /** The text of the file. */
  public static String of(NoVerdict run) {
    return Templates.filled("no-verdict.ftlh", Map.of("run", run, "style", Asset.read("page.css")));
  }
}
