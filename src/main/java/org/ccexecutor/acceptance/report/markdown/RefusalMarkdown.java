package org.ccexecutor.acceptance.report.markdown;

import org.ccexecutor.acceptance.report.model.Refused;

/** Writes as Markdown that a run was refused. */
public final class RefusalMarkdown {
  private RefusalMarkdown() {}

  /** The text of the file. */
  public static String of(Refused refused) {
    return "# CC Executor acceptance report\n\n❌ **"
        + refused.headline()
        + "**\n\n> ❗ "
        + Markdown.text(refused.reason())
        + "\n\n"
        + Markdown.text(refused.advice())
        + "\n\n"
        + refused.date()
        + "\n";
  }
}
