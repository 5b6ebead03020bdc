package org.ccexecutor.acceptance.report.html;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import java.io.IOException;
import java.nio.file.Path;
import org.ccexecutor.acceptance.report.Samples;
import org.ccexecutor.acceptance.report.catalogue.Catalogue;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page can be read by everybody, on wide and narrow screens, in the light and in the dark. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("browser") // one browser at a time: several leave the other tests too little
class AccessibilityInBrowserTest {
  @TempDir private static Path directory;
  @AutoClose private static Browser browser;

  @BeforeAll
  static void writePages() throws IOException {
    browser = Browser.open(directory);
    Catalogue catalogue = SamplePages.catalogue();
    SamplePages.write(directory, "green", Samples.green(), catalogue);
    SamplePages.write(directory, "failing", Samples.failing(), catalogue);
    SamplePages.write(directory, "mixed", Samples.mixed(), catalogue);
    SamplePages.write(directory, "unreachable", Samples.unreachable(), catalogue);
  }

  @ParameterizedTest
  @CsvSource({
    "green,1280,false",
    "failing,1280,false",
    "failing,1280,true",
    "failing,400,false",
    "failing,400,true",
    "mixed,1280,false",
    "mixed,400,true",
    "unreachable,1280,false",
    "green,400,true"
  })
  void canBeReadByEverybody(String page, int width, boolean dark) throws IOException {
    browser.open(page, "", width, dark);
    browser.picture(page + "-" + width + (dark ? "-dark" : "-light"));
    browser.run(
        "[...document.querySelectorAll('.rule, .scenario, .transcript')].slice(0, 12).forEach(d => { d.open = true; })");
    assertThat(browser.inaccessible(), is(empty()));
    assertThat(
        (Long) browser.run("return document.documentElement.scrollWidth"),
        is(lessThanOrEqualTo((long) width)));
  }
}
