package org.ccexecutor.acceptance.settings;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * How the run was asked for.
 *
 * @param given what the user has set, by name; of a secret only that it is set
 * @param jobSummary the file that GitHub shows as the summary of a job, if the run is part of one
 */
public record Invocation(Map<String, String> given, Optional<Path> jobSummary) {
  public Invocation {
    given = Map.copyOf(given);
  }
}
