package org.ccexecutor.acceptance.report.machine;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ccexecutor.acceptance.report.model.Commands;
import org.ccexecutor.acceptance.report.model.Report;
import org.ccexecutor.acceptance.report.model.RequirementResult;
import org.ccexecutor.acceptance.report.model.ScenarioResult;
import org.ccexecutor.acceptance.report.model.ServerResult;
import org.ccexecutor.acceptance.report.model.Summary;
import org.ccexecutor.acceptance.report.model.Verdict;
import org.ccexecutor.acceptance.settings.ServerName;
import org.ccexecutor.acceptance.verdict.Judgement;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes {@code verdicts.json}, whose schema is the resource {@value #SCHEMA}. */
public final class VerdictsJson {
  /** Where the schema is found among the resources. */
  public static final String SCHEMA = "/report/verdicts.schema.json";

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private VerdictsJson() {}

  private record Document(
      String begun,
      Project project,
      Map<String, String> selection,
      List<Server> servers,
      List<Requirement> requirements,
      Counts summary) {}

  private record Project(String version) {}

  private record Server(
      String name, String url, String startedBy, String version, Counts summary) {}

  private record Requirement(
      String id,
      String level,
      String sentence,
      String verdict,
      int scenariosInAll,
      int selected,
      Map<String, String> servers,
      List<String> brokenIn,
      List<Scenario> scenarios) {}

  private record Scenario(
      String name,
      String uri,
      int line,
      String server,
      String verdict,
      double seconds,
      String message,
      String broken,
      String expected,
      String actual) {}

  private record Counts(
      int scenarios, int passed, int failed, int deviating, int couldNotTell, double seconds) {}

  /** The text of the file. */
  public static String of(Report report) {
    Document document =
        new Document(
            report.facts().begun().toString(),
            new Project(report.facts().version()),
            new Commands(report).selection(),
            report.serverNames().stream().map(name -> server(name, report)).toList(),
            requirements(report),
            counts(report));
    return MAPPER.writeValueAsString(document) + "\n";
  }

  private static Server server(ServerName name, Report report) {
    return new Server(
        name.word(),
        report.addressOf(name),
        report.server(name).map(server -> server.startedBy().word()).orElse("missing"),
        report.server(name).map(ServerResult::version).orElse(""),
        counts(report.about(name)));
  }

  /** What only the embedded server kept is not called kept where the run has others. */
  private static List<Requirement> requirements(Report report) {
    Report first = report.parts().get(0).report();
    Map<ServerName, Report> each = new EnumMap<>(ServerName.class);
    report.serverNames().forEach(name -> each.put(name, report.about(name)));
    return report.requirements().stream()
        .map(
            result ->
                requirement(
                    result,
                    result.verdict() == Verdict.KEPT
                        ? first.verdict(result.id())
                        : result.verdict(),
                    each))
        .toList();
  }

  private static Requirement requirement(
      RequirementResult result, Verdict verdict, Map<ServerName, Report> each) {
    Map<String, String> servers = new LinkedHashMap<>();
    each.forEach((name, report) -> servers.put(name.word(), report.verdict(result.id()).word()));
    return new Requirement(
        result.id(),
        result.requirement().level().word(),
        result.requirement().sentence(),
        verdict.word(),
        result.scenarios().size() + result.left(),
        result.scenarios().size(),
        servers,
        result.breaks().stream().map(ScenarioResult::name).toList(),
        result.scenarios().stream().map(VerdictsJson::scenario).toList());
  }

  private static Scenario scenario(ScenarioResult scenario) {
    Optional<Judgement> broken = scenario.judgement().filter(Judgement::isBreak);
    return new Scenario(
        scenario.name(),
        scenario.uri(),
        scenario.line(),
        scenario.server().word(),
        scenario.outcome().word(),
        scenario.seconds(),
        scenario.message(),
        scenario.broken().orElse(""),
        broken.map(Judgement::expected).orElse(""),
        broken.map(Judgement::actual).orElse(""));
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
