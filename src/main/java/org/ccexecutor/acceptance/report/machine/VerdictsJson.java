package org.ccexecutor.acceptance.report.machine;

import java.util.List;
import org.ccexecutor.acceptance.report.model.Report;
import org.ccexecutor.acceptance.report.model.RequirementResult;
import org.ccexecutor.acceptance.report.model.ScenarioResult;
import org.ccexecutor.acceptance.report.model.ServerResult;
import org.ccexecutor.acceptance.report.model.Summary;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes {@code verdicts.json}, whose schema is the resource {@value #SCHEMA}. */
public final class VerdictsJson {
  /** Where the schema is found among the resources. */
  public static final String SCHEMA = "/report/verdicts.schema.json";

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private VerdictsJson() {}

  private record Document(List<Server> servers, List<Requirement> requirements, Counts summary) {}

  private record Server(String name, String url, String startedBy, String version) {}

  private record Requirement(
      String id, String level, String sentence, String verdict, List<Scenario> scenarios) {}

  private record Scenario(
      String name,
      String uri,
      int line,
      String server,
      String verdict,
      double seconds,
      String message) {}

  private record Counts(
      int scenarios, int passed, int failed, int deviating, int couldNotTell, double seconds) {}

  /** The text of the file. */
  public static String of(Report report) {
    Document document =
        new Document(
            report.servers().stream().map(VerdictsJson::server).toList(),
            report.requirements().stream().map(VerdictsJson::requirement).toList(),
            counts(report));
    return MAPPER.writeValueAsString(document) + "\n";
  }

  private static Server server(ServerResult server) {
    return new Server(
        server.name().word(), server.url(), server.startedBy().word(), server.version());
  }

  private static Requirement requirement(RequirementResult result) {
    return new Requirement(
        result.id(),
        result.requirement().level().word(),
        result.requirement().sentence(),
        result.verdict().word(),
        result.scenarios().stream().map(VerdictsJson::scenario).toList());
  }

  private static Scenario scenario(ScenarioResult scenario) {
    return new Scenario(
        scenario.name(),
        scenario.uri(),
        scenario.line(),
        scenario.server().word(),
        scenario.outcome().word(),
        scenario.seconds(),
        scenario.message());
  }

  private static Counts counts(Report report) {
    Summary summary = report.summary();
    return new Counts(
        summary.scenarios(),
        summary.passed(),
        summary.failed(),
        summary.deviating(),
        summary.couldNotTell(),
        report.facts().seconds());
  }
}
