package org.ccexecutor.acceptance.engine;

import io.cucumber.junit.platform.engine.CucumberTestEngine;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ccexecutor.acceptance.run.CurrentRun;
import org.ccexecutor.acceptance.run.Run;
import org.ccexecutor.acceptance.settings.BadSetting;
import org.ccexecutor.acceptance.settings.ServerName;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;

/**
 * A gate around Cucumber's engine. Before the run it takes out what was not selected, and finds the servers that are needed;
 * after it, it fails the run for what no single scenario can fail for.
 */
public final class AcceptanceEngine implements TestEngine {
  private static final String DRY_RUN = "cucumber.execution.dry-run";

  private final TestEngine cucumber = new CucumberTestEngine();

  @Override
  public String getId() {
    return "cc-executor";
  }

  @Override
  public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId id) {
    TestDescriptor all = cucumber.discover(request, id);
    // Only as part of a suite: else the features would run once more for every class that is selected.
    if (UniqueId.forEngine(getId()).equals(id)) {
      Set.copyOf(all.getChildren()).forEach(all::removeChild);
      return all;
    }
    Selection.of(request.getConfigurationParameters()).prune(all);
    return all;
  }

  @Override
  public void execute(ExecutionRequest request) {
    TestDescriptor root = request.getRootTestDescriptor();
    if (UniqueId.forEngine(getId()).equals(root.getUniqueId())) {
      cucumber.execute(request);
      return;
    }
    AfterRun after = new AfterRun(request.getEngineExecutionListener(), root);
    try {
      Run run = CurrentRun.get();
      if (!root.getChildren().isEmpty() && !isDryRun(request)) {
        run.opening(serversFor(root, run.settings().defaultServer()));
      }
      cucumber.execute(after.around(request, () -> Complaints.about(root, run)));
    } catch (BadSetting e) {
      after.failInstead(e.getMessage());
    } finally {
      CurrentRun.end();
    }
  }

  private static boolean isDryRun(ExecutionRequest request) {
    return request.getConfigurationParameters().getBoolean(DRY_RUN).orElse(false);
  }

  /** The servers that the selected scenarios speak to, by their tags. */
  private static Set<ServerName> serversFor(TestDescriptor root, ServerName usual) {
    Set<ServerName> names = new TreeSet<>();
    for (TestDescriptor test : root.getDescendants()) {
      if (test.isTest()) {
        Set<String> tags = test.getTags().stream().map(TestTag::getName).collect(Collectors.toSet());
        boolean local = tags.contains(ServerName.LOCAL.word());
        boolean docker = tags.contains(ServerName.DOCKER.word());
        names.add(local ? ServerName.LOCAL : docker ? ServerName.DOCKER : usual);
      }
    }
    return names;
  }
}
