package org.ccexecutor.reference;

import org.ccexecutor.reference.process.CommandProcess;
import org.ccexecutor.reference.process.CommandRun;
import org.ccexecutor.reference.rpc.Parameters;
import org.ccexecutor.reference.session.Session;

/** Makes the run of a command. */
@FunctionalInterface
public interface RunFactory {

  /** The run of a process that has just started for a session. */
  CommandRun create(
      Session session,
      CommandProcess process,
      Parameters.Execution execution,
      CommandRun.Tools tools);
}
