package org.ccexecutor.acceptance.report.markdown;

import org.ccexecutor.acceptance.report.model.NoVerdict;

/** Writes as Markdown that a run has come to no verdict. */
public final class NoVerdictMarkdown {
  private NoVerdictMarkdown() {}

  /** The text of the file. */
  public static String of(NoVerdict run) {
    return "# CC Executor acceptance report\n\n❌ **"
        + run.headline()
        + "**\n\n> ❗ "
        + Markdown.text(run.reason())
        + "\n\n"
        + Markdown.text(run.advice())
        + "\n\n"
        + run.date()
        + "\n";
  }
}
