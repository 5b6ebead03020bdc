package org.ccexecutor.acceptance.report.html;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ccexecutor.acceptance.report.catalogue.Catalogue;
import org.ccexecutor.acceptance.report.model.Advice;
import org.ccexecutor.acceptance.report.model.Commands;
import org.ccexecutor.acceptance.report.model.Outcome;
import org.ccexecutor.acceptance.report.model.Report;
import org.ccexecutor.acceptance.report.model.Tally;

/** Writes {@code index.html} from a template that escapes whatever it shows. */
public final class Page {
  private static final Configuration TEMPLATES = templates();

  private Page() {}

  private static Configuration templates() {
    Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
    configuration.setClassForTemplateLoading(Page.class, "/report/html");
    configuration.setDefaultEncoding("UTF-8");
    configuration.setOutputFormat(HTMLOutputFormat.INSTANCE);
    configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    configuration.setLogTemplateExceptions(false);
    configuration.setNumberFormat("computer");
    return configuration;
  }

  /** The text of the file. */
  public static String of(Report report, Catalogue catalogue) {
    StringWriter out = new StringWriter();
    try {
      TEMPLATES.getTemplate("index.ftlh").process(model(report, catalogue), out);
    } catch (IOException e) {
      throw new UncheckedIOException("The template of the page cannot be read.", e);
    } catch (TemplateException e) {
      throw new IllegalStateException("The template of the page is wrong.", e);
    }
    return out.toString();
  }

  private static Map<String, Object> model(Report report, Catalogue catalogue) {
    Map<String, Object> model = new HashMap<>();
    model.put("report", report);
    model.put("catalogue", catalogue);
    List<Headline> headlines = Headline.of(report);
    model.put("headlines", headlines);
    model.put("top", Headline.top(headlines));
    model.put("tallies", report.parts().stream().map(part -> Tally.of(part.report())).toList());
    model.put("advice", Advice.on(report));
    model.put("commands", new Commands(report));
    model.put("evidence", Evidence.of(report));
    model.put("matrix", Matrix.of(report));
    model.put("onlyEmbedded", report.hasOnlyEmbedded());
    model.put("broken", report.broken());
    model.put(
        "unattributed",
        report.scenarios(Outcome.FAILED).stream().filter(one -> one.broken().isEmpty()).toList());
    model.put("style", Asset.read("page.css"));
    model.put("script", Asset.read("page.js"));
    return model;
  }
}
