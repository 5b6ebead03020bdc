package org.ccexecutor.acceptance.report.html;

import java.util.Map;
import org.ccexecutor.acceptance.report.model.Refused;

/** Writes {@code index.html} for a run that was refused. */
public final class RefusalPage {
  private RefusalPage() {}

  /** The text of the file. */
  public static String of(Refused refused) {
    return Templates.filled(
        "refused.ftlh", Map.of("refused", refused, "style", Asset.read("page.css")));
  }
}
