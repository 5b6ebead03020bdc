package org.ccexecutor.acceptance.engine;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.ccexecutor.acceptance.verdict.Broken;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.FileEntry;
import org.junit.platform.engine.reporting.ReportEntry;

/**
 * Stands between a run and JUnit. Reports features and rules, which themselves are not run; adds
 * failing tests before it ends, for what concerns the run and not one scenario; says in other words
 * what Cucumber says to programmers.
 */
final class AfterRun {
  private final EngineExecutionListener listener;
  private final TestDescriptor root;
  private final List<? extends TestDescriptor> containers;

  AfterRun(EngineExecutionListener listener, TestDescriptor root) {
    this.listener = listener;
    this.root = root;
    this.containers = root.getDescendants().stream().filter(TestDescriptor::isContainer).toList();
  }

  /** The same request, at whose end these complaints are raised. */
  ExecutionRequest around(ExecutionRequest request, Supplier<List<String>> complaints) {
    return ExecutionRequest.create(
        root,
        new Complaining(complaints),
        new Unfiltered(request.getConfigurationParameters()),
        request.getOutputDirectoryCreator(),
        request.getStore(),
        request.getCancellationToken());
  }

  /** Runs nothing; fails with these complaints, if there are any. */
  void refuse(List<String> complaints) {
    Set.copyOf(root.getChildren()).forEach(root::removeChild);
    listener.executionStarted(root);
    complaints.forEach(complaint -> fail(Complaint.refusing(root, complaint)));
    listener.executionFinished(root, TestExecutionResult.successful());
  }

  private void fail(Complaint complaint) {
    root.addChild(complaint);
    listener.dynamicTestRegistered(complaint);
    listener.executionStarted(complaint);
    listener.executionFinished(
        complaint, TestExecutionResult.failed(new Broken(complaint.sentence())));
  }

  private final class Complaining implements EngineExecutionListener {
    private final Supplier<List<String>> complaints;

    Complaining(Supplier<List<String>> complaints) {
      this.complaints = complaints;
    }

    @Override
    public void executionFinished(TestDescriptor test, TestExecutionResult result) {
      if (test instanceof Batch) {
        return;
      }
      if (test.equals(root)) {
        // Those within before those that hold them.
        for (int i = containers.size() - 1; i >= 0; i--) {
          listener.executionFinished(containers.get(i), TestExecutionResult.successful());
        }
        complaints.get().forEach(complaint -> fail(Complaint.about(root, complaint)));
      }
      listener.executionFinished(test, Undefined.inOtherWords(result));
    }

    @Override
    public void dynamicTestRegistered(TestDescriptor test) {
      listener.dynamicTestRegistered(test);
    }

    @Override
    public void executionSkipped(TestDescriptor test, String reason) {
      listener.executionSkipped(test, reason);
    }

    @Override
    public void executionStarted(TestDescriptor test) {
      if (test instanceof Batch) {
        return;
      }
      listener.executionStarted(test);
      if (test.equals(root)) {
        containers.forEach(listener::executionStarted);
      }
    }

    @Override
    public void reportingEntryPublished(TestDescriptor test, ReportEntry entry) {
      listener.reportingEntryPublished(test, entry);
    }

    @Override
    public void fileEntryPublished(TestDescriptor test, FileEntry file) {
      listener.fileEntryPublished(test, file);
    }
  }
}
