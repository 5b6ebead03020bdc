package org.ccexecutor.acceptance.report;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.ccexecutor.acceptance.report.catalogue.Catalogue;
import org.ccexecutor.acceptance.report.html.Page;
import org.ccexecutor.acceptance.report.machine.JunitXml;
import org.ccexecutor.acceptance.report.machine.VerdictsJson;
import org.ccexecutor.acceptance.report.markdown.CatalogueMarkdown;
import org.ccexecutor.acceptance.report.markdown.SummaryMarkdown;
import org.ccexecutor.acceptance.report.model.Report;

/**
 * A report that tells of the last run only: its file is written at the end of a run, and removed
 * when the next one begins.
 *
 * @param file its name
 * @param writer gives its text
 */
record LatestReport(String file, Function<Material, String> writer) {
  static final LatestReport PAGE =
      new LatestReport("index.html", of -> Page.of(of.report(), of.catalogue().join()));
  static final LatestReport SUMMARY = new LatestReport("summary.md", of -> of.summary().join());

  /** All that there are. */
  static final List<LatestReport> ALL =
      List.of(
          PAGE,
          new LatestReport("steps.md", of -> CatalogueMarkdown.of(of.catalogue().join())),
          SUMMARY,
          new LatestReport("verdicts.json", of -> VerdictsJson.of(of.report())),
          new LatestReport("junit.xml", of -> JunitXml.of(of.report())));

  /**
   * What reports are written of. What more than one of them needs is made once, beside the others.
   *
   * @param report what the run has shown
   * @param summary the same in short, as Markdown
   * @param catalogue all sentences that scenarios can be written with
   */
  record Material(
      Report report, CompletableFuture<String> summary, CompletableFuture<Catalogue> catalogue) {

    static Material of(Report report, Supplier<Catalogue> catalogue) {
      return new Material(
          report,
          CompletableFuture.supplyAsync(() -> SummaryMarkdown.of(report)),
          CompletableFuture.supplyAsync(catalogue));
    }
  }

  Path in(Path directory) {
    return directory.resolve(file);
  }

  String text(Material material) {
    return writer.apply(material);
  }
}
