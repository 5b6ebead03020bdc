package org.ccexecutor.acceptance.report.model;

import io.cucumber.messages.types.Envelope;
import io.cucumber.messages.types.ParameterType;
import io.cucumber.query.Query;
import io.cucumber.query.Repository;
import io.cucumber.query.Repository.RepositoryFeature;
import java.util.ArrayList;
import java.util.List;

/**
 * Cucumber's messages about one run, as they come, ready to be asked. Not safe for use by several
 * threads.
 */
public final class Recording {
  private final Repository repository =
      Repository.builder()
          .feature(RepositoryFeature.INCLUDE_GHERKIN_DOCUMENTS, true)
          .feature(RepositoryFeature.INCLUDE_STEP_DEFINITIONS, true)
          .feature(RepositoryFeature.INCLUDE_SUGGESTIONS, true)
          .build();

  private final List<ParameterType> parameterTypes = new ArrayList<>();

  /** Takes down the next message. */
  public void accept(Envelope envelope) {
    repository.update(envelope);
    envelope.getParameterType().ifPresent(parameterTypes::add);
  }

  /** What has been taken down. */
  public Query query() {
    return new Query(repository);
  }

  /** The parameter types; the same one several times where several threads ran scenarios. */
  public List<ParameterType> parameterTypes() {
    return List.copyOf(parameterTypes);
  }
}
