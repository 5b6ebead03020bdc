package org.ccexecutor.acceptance.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.platform.engine.ConfigurationParameters;
import org.junit.platform.engine.DiscoveryFilter;
import org.junit.platform.engine.DiscoveryIssue;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.EngineDiscoveryListener;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.OutputDirectoryCreator;
import org.junit.platform.engine.SelectorResolutionResult;
import org.junit.platform.engine.UniqueId;

/**
 * The same request without the filters, without Cucumber's warning that features were selected by
 * the property {@code cucumber.features}, which is how a user of this project selects them, and
 * without its errors, which are kept: JUnit would give up before anybody could report on them. A
 * line at which nothing begins is an error, too: Cucumber takes the whole file for it.
 */
final class QuietDiscovery implements EngineDiscoveryRequest {
  private static final Pattern NO_SUCH_LINE =
      Pattern.compile(
          ".* (?:file:(?://)?)?(\\S+) does not have a feature, .* at line (\\d+).*",
          Pattern.DOTALL);

  private final EngineDiscoveryRequest request;
  private final List<String> errors = new ArrayList<>();

  /**
   * @param request the request itself
   */
  QuietDiscovery(EngineDiscoveryRequest request) {
    this.request = request;
  }

  /** Why features cannot be run, each in one line. */
  List<String> errors() {
    return List.copyOf(errors);
  }

  @Override
  public <T extends DiscoverySelector> List<T> getSelectorsByType(Class<T> type) {
    return request.getSelectorsByType(type);
  }

  @Override
  public <T extends DiscoveryFilter<?>> List<T> getFiltersByType(Class<T> type) {
    return request.getFiltersByType(type);
  }

  @Override
  public ConfigurationParameters getConfigurationParameters() {
    return new Unfiltered(request.getConfigurationParameters());
  }

  @Override
  public OutputDirectoryCreator getOutputDirectoryCreator() {
    return request.getOutputDirectoryCreator();
  }

  @Override
  public EngineDiscoveryListener getDiscoveryListener() {
    EngineDiscoveryListener listener = request.getDiscoveryListener();
    return new EngineDiscoveryListener() {
      @Override
      public void selectorProcessed(
          UniqueId engine, DiscoverySelector selector, SelectorResolutionResult result) {
        listener.selectorProcessed(engine, selector, result);
      }

      @Override
      public void issueEncountered(UniqueId engine, DiscoveryIssue issue) {
        Matcher noSuchLine = NO_SUCH_LINE.matcher(issue.message().strip());
        if (noSuchLine.matches()) {
          errors.add(
              "No scenario, rule or row of examples begins at line %s of %s: give the line at which it begins, or select it by its name with -Dcucumber.filter.name=…"
                  .formatted(noSuchLine.group(2), noSuchLine.group(1)));
        } else if (issue.severity() == DiscoveryIssue.Severity.ERROR) {
          errors.add(issue.message().strip().replaceAll("\\s*\\R\\s*", " "));
        } else if (!issue.message().contains("cucumber.features property")) {
          listener.issueEncountered(engine, issue);
        }
      }
    };
  }
}
