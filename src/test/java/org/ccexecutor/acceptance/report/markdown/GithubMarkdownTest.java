package org.ccexecutor.acceptance.report.markdown;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ccexecutor.acceptance.report.Runs;
import org.ccexecutor.acceptance.report.Samples;
import org.ccexecutor.acceptance.report.ScriptedRun;
import org.ccexecutor.acceptance.server.StartedBy;
import org.ccexecutor.acceptance.settings.ServerName;
import org.ccexecutor.acceptance.verdict.Judgement;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;

/** The summary as GitHub reads it: whatever a server or a scenario says stays text. */
class GithubMarkdownTest {
  private static final String NASTY =
      "1. a|b ``c`` <script>alert(1)</script> *x* _y_ ~~s~~ [l](https://evil.example) ![i](x.png) &amp; \\| $x$ 👩‍👩‍👧 @me"
          + " www.evil.example https://evil.example # <b>";

  private static Node parse(String text) {
    return Parser.builder()
        .extensions(
            List.of(
                TablesExtension.create(),
                AutolinkExtension.create(),
                StrikethroughExtension.create()))
        .build()
        .parse(text);
  }

  private static <T extends Node> List<T> all(Node node, Class<T> type) {
    List<T> found = new ArrayList<>();
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      if (type.isInstance(child)) {
        found.add(type.cast(child));
      }
      found.addAll(all(child, type));
    }
    return found;
  }

  private static String text(Node node) {
    StringBuilder out = new StringBuilder();
    for (Node child : all(node, Node.class)) {
      if (child instanceof Text text) {
        out.append(text.getLiteral());
      } else if (child instanceof Code code) {
        out.append(code.getLiteral());
      }
    }
    return out.toString();
  }

  private static Node nasty() {
    String feature =
        "Feature: "
            + NASTY
            + "\n\n  @AUTH-2\n  Rule: "
            + NASTY
            + "\n    Scenario: "
            + NASTY
            + "\n      When it runs\n";
    Judgement broken =
        Judgement.broken("AUTH-2", NASTY + "\n```\n" + NASTY, "| " + NASTY + "\n\n# " + NASTY);
    ScriptedRun run =
        ScriptedRun.of(
            feature,
            Runs.with(
                Map.of("cc.local.start", NASTY),
                Runs.server(
                    ServerName.LOCAL,
                    "ws://localhost:8003/ws/mcp",
                    StartedBy.RUNNING,
                    NASTY,
                    NASTY)));
    return parse(
        SummaryMarkdown.of(
            run.judged(NASTY, broken).exchanged(NASTY, Samples.echo(NASTY)).report()));
  }

  @Test
  void nothingThatIsSaidBecomesMarkup() {
    Node document = nasty();
    assertThat(all(document, Link.class), is(empty()));
    assertThat(all(document, Image.class), is(empty()));
    assertThat(all(document, HtmlInline.class), is(empty()));
    assertThat(all(document, HtmlBlock.class), is(empty()));
  }

  @Test
  void namesSurvive() {
    List<String> headings =
        all(nasty(), Heading.class).stream().map(GithubMarkdownTest::text).toList();
    assertThat(
        headings,
        contains(
            "CC Executor acceptance report",
            "Servers",
            "Recommendations",
            "Counts",
            "What failed",
            "❌ AUTH-2: A wrong token is refused with 401 or 403",
            NASTY,
            "Requirements",
            "❌ Broken",
            "How to reproduce"));
  }

  @Test
  void whatWasExpectedAndSeenSurvivesLineByLine() {
    List<String> blocks =
        all(nasty(), FencedCodeBlock.class).stream().map(FencedCodeBlock::getLiteral).toList();
    assertThat(blocks, hasItem(NASTY + "\n```\n" + NASTY + "\n"));
    assertThat(blocks, hasItem("| " + NASTY + "\n\n# " + NASTY + "\n"));
    assertThat(blocks, hasItem(startsWith("sequenceDiagram\n")));
  }

  @Test
  void everyRowOfATableHasAsManyCellsAsItsHead() {
    for (Node document :
        List.of(
            nasty(),
            parse(SummaryMarkdown.of(Samples.failing())),
            parse(SummaryMarkdown.of(Samples.unreachable())))) {
      for (TableBlock table : all(document, TableBlock.class)) {
        List<Long> widths =
            all(table, TableRow.class).stream()
                .map(
                    row ->
                        all(row, Node.class).stream()
                            .filter(cell -> cell.getParent() == row)
                            .count())
                .distinct()
                .toList();
        assertThat(widths.size(), is(1));
      }
    }
  }

  @Test
  void versionAndSessionSurviveInTheTableOfServers() {
    TableBlock servers = all(nasty(), TableBlock.class).get(0);
    String row = text(all(servers, TableRow.class).get(1));
    assertThat(
        row,
        is(
            "localws://localhost:8003/ws/mcpwas already running at this address; not started by this run"
                + NASTY
                + NASTY
                + "0/1, 1 failed"));
  }
}
