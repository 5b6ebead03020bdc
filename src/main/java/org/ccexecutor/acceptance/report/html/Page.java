package org.ccexecutor.acceptance.report.html;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ccexecutor.acceptance.report.catalogue.Catalogue;
import org.ccexecutor.acceptance.report.model.Advice;
import org.ccexecutor.acceptance.report.model.Commands;
import org.ccexecutor.acceptance.report.model.Headline;
import org.ccexecutor.acceptance.report.model.NotSelected;
import org.ccexecutor.acceptance.report.model.Reason;
import org.ccexecutor.acceptance.report.model.Report;
import org.ccexecutor.acceptance.report.model.Tally;
import org.ccexecutor.acceptance.report.model.Verdict;

/** Writes {@code index.html} from a template that escapes whatever it shows. */
public final class Page {
  private Page() {}

  /** The text of the file. */
  public static String of(Report report, Catalogue catalogue) {
    return Templates.filled("index.ftlh", model(report, catalogue));
  }

  private static Map<String, Object> model(Report report, Catalogue catalogue) {
    Map<String, Object> model = new HashMap<>();
    model.put("report", report);
    model.put("catalogue", catalogue);
    List<Headline> headlines = Headline.of(report);
    model.put("headlines", headlines);
    model.put("top", Headline.top(headlines));
    model.put("tallies", report.parts().stream().map(part -> Tally.counts(part.report())).toList());
    model.put("untold", Reason.untold(report));
    model.put("notSelected", NotSelected.of(report));
    model.put("tested", !report.servers().isEmpty());
    model.put("advice", Advice.on(report));
    model.put("commands", new Commands(report));
    model.put("evidence", Evidence.of(report));
    model.put("matrix", Matrix.of(report));
    model.put("deviates", Verdict.DEVIATES);
    model.put("couldNotTell", Verdict.COULD_NOT_TELL);
    model.put("broken", report.broken());
    model.put("miswritten", report.miswritten());
    model.put("unattributed", report.unattributed());
    model.put("style", Asset.read("page.css"));
    model.put("script", Asset.read("page.js"));
    return model;
  }
}
