package org.ccexecutor.acceptance.report.html;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.print.PrintOptions;

/** A headless Chromium that looks at one page after another of those in a directory. */
final class Browser implements AutoCloseable {
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final String MISSING =
      "Chromium and chromedriver are not installed (apt-get install chromium chromium-driver).";
  private static final String AXE = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";

  private static final int USUAL_WIDTH = 1280;

  private final ChromeDriver driver;
  private final Path directory;

  private Browser(ChromeDriver driver, Path directory) {
    this.driver = driver;
    this.directory = directory;
  }

  /**
   * A browser; where there is none the test is skipped, unless the variable CI is {@code true}.
   *
   * @param directory where the pages are, and where it leaves what it does not remove itself
   */
  static Browser open(Path directory) {
    Optional<Path> chromium =
        find("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
    Optional<Path> chromedriver =
        find("/usr/bin/chromedriver", "/usr/lib/chromium-browser/chromedriver");
    boolean there = chromium.isPresent() && chromedriver.isPresent();
    if (!there) {
      assumeTrue("true".equals(System.getenv("CI")), MISSING);
      fail(MISSING);
    }
    return new Browser(
        start(chromium.orElseThrow(), chromedriver.orElseThrow(), directory), directory);
  }

  private static Optional<Path> find(String... candidates) {
    return Stream.of(candidates).map(Path::of).filter(Files::isExecutable).findFirst();
  }

  private static ChromeDriver start(Path chromium, Path chromedriver, Path temporary) {
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, java.util.logging.Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.toString());
    options.addArguments(
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking");
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(chromedriver.toFile())
            .withEnvironment(Map.of("TMPDIR", temporary.toString()))
            .build();
    ChromeDriver driver = new ChromeDriver(service, options);
    // A busy machine takes its time to look at 500 scenarios.
    driver.manage().timeouts().scriptTimeout(Duration.ofMinutes(3));
    return driver;
  }

  /** Opens the page of this name in a window on a desk. */
  void open(String page, String hash) {
    open(page, hash, USUAL_WIDTH, false);
  }

  /** Opens the page of this name in a window of this width. */
  void open(String page, String hash, int width, boolean dark) {
    cdp(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 1000, "deviceScaleFactor", 1, "mobile", false));
    cdp(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    driver.get("about:blank");
    driver.get(directory.resolve(page + ".html").toUri() + hash);
    settle();
  }

  /** Gives the page's own events the time to happen. */
  void settle() {
    run("return new Promise(done => setTimeout(done, 100))");
  }

  private Map<String, Object> cdp(String command, Map<String, Object> parameters) {
    return driver.executeCdpCommand(command, parameters);
  }

  /** Runs a script in the page; gives what it returns. */
  Object run(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  /** The number of elements that a selector finds and that are shown. */
  long visible(String selector) {
    return (Long)
        run(
            "return [...document.querySelectorAll(arguments[0])].filter(e => e.checkVisibility()).length",
            selector);
  }

  /** What the page has written to the console since it was opened. */
  List<String> console() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(Object::toString)
        .toList();
  }

  /** What the page has fetched. */
  @SuppressWarnings("unchecked") // A list of strings in the script is one in Java.
  List<String> fetched() {
    return (List<String>)
        run(
            "return performance.getEntriesByType('resource').map(e => e.name).filter(n => !n.startsWith('data:'))");
  }

  /** What axe-core finds wrong for readers with disabilities. */
  @SuppressWarnings("unchecked") // A list of strings in the script is one in Java.
  List<String> inaccessible() throws IOException {
    try (InputStream in = Browser.class.getResourceAsStream(AXE)) {
      run(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
    return (List<String>)
        driver.executeAsyncScript(
            "const done = arguments[arguments.length - 1];"
                + "axe.run({resultTypes: ['violations']}).then(r => done(r.violations.map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.html.slice(0, 200)).join(' | '))))");
  }

  /** Keeps the page as it would come out of a printer, for people. */
  void print(String name) throws IOException {
    Files.createDirectories(SCREENSHOTS);
    Files.write(
        SCREENSHOTS.resolve(name + ".pdf"),
        Base64.getDecoder().decode(driver.print(new PrintOptions()).getContent()));
  }

  /** Keeps a picture of what is shown now, for people. */
  void picture(String name) throws IOException {
    Files.createDirectories(SCREENSHOTS);
    Files.write(SCREENSHOTS.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
  }

  @Override
  public void close() {
    driver.quit();
  }
}
