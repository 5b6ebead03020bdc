package org.ccexecutor.acceptance.probe;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.time.Duration;
import org.ccexecutor.acceptance.probe.Pages.Page;
import org.junit.jupiter.api.Test;

/** A page stands in failures on one line, and not whole if it is long. */
class PageTest {
  @Test
  void oneLineIsEnough() {
    Page page = new Page(404, "", "<!DOCTYPE html>\n<p>\n" + "x".repeat(300) + "\n", Duration.ZERO);
    assertThat(page.toString(), is("404 <!DOCTYPE html> <p> " + "x".repeat(180) + "…"));
  }
}
