package org.ccexecutor.acceptance.report.markdown;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.Test;

/** Running text as Markdown. */
class MarkdownTest {
  @Test
  void whatOneTypesIsCode() {
    assertThat(
        Markdown.text(
            "Nothing listens at ws://localhost:8003/ws/mcp. Start it (python -m uvicorn cc_executor.core.main:app --port 8003), name another address (-Dcc.local.url=…), or skip its scenarios (-Dcc.server=docker -Dcucumber.filter.tags='not @local')."),
        is(
            "Nothing listens at `ws://localhost:8003/ws/mcp`. Start it (`python -m uvicorn cc_executor.core.main:app --port 8003`), name another address (`-Dcc.local.url=…`), or skip its scenarios (`-Dcc.server=docker -Dcucumber.filter.tags='not @local'`)."));
    assertThat(
        Markdown.text(
            "Set CC_EXECUTOR_AUTH_TOKEN: mvn test -Dcucumber.execution.dry-run=true lists all in target/report/summary.md."),
        is(
            "Set `CC_EXECUTOR_AUTH_TOKEN`: `mvn test -Dcucumber.execution.dry-run=true` lists all in `target/report/summary.md`."));
    assertThat(
        Markdown.text("The tag @AVL-3 and websocket_test_<time>.md"),
        is("The tag `@AVL-3` and `websocket_test_<time>.md`"));
  }

  @Test
  void whatNobodyTypesStaysText() {
    assertThat(
        Markdown.text("a_b <i> me@ -D= cc. (python) 1.5"),
        is("a\\_b \\<i\\> me&#64; -D\\= cc. (python) 1.5"));
  }
}
