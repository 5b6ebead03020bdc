package org.ccexecutor.acceptance.report.machine;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.ccexecutor.acceptance.report.Runs;
import org.ccexecutor.acceptance.report.ScriptedRun;
import org.ccexecutor.acceptance.report.model.Report;
import org.ccexecutor.acceptance.run.Run;
import org.ccexecutor.acceptance.settings.ServerName;
import org.ccexecutor.acceptance.verdict.Judgement;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The file that gates read. */
class VerdictsJsonTest {
  private static final Judgement FORBIDDEN =
      Judgement.broken("AUTH-2", "a refusal with 401 or 403", "a WebSocket opened (101)");

  private static Report report() {
    return ScriptedRun.ofProject(Runs.usual())
        .judged("A client with another word in both headers stays outside", FORBIDDEN)
        .judged(
            "A client with an empty token in both headers stays outside",
            Judgement.couldNotTell("no room"))
        .report();
  }

  private static List<Error> breaches(String document) throws IOException {
    try (InputStream in = VerdictsJsonTest.class.getResourceAsStream(VerdictsJson.SCHEMA)) {
      String schema = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(schema, InputFormat.JSON)
          .validate(document, InputFormat.JSON);
    }
  }

  @Test
  void isAsItsSchemaSays() throws IOException {
    assertThat(breaches(VerdictsJson.of(report())), is(empty()));
  }

  @Test
  void isAsItsSchemaSaysWhereTheServerIsNotThere() throws IOException {
    Report report = ScriptedRun.ofProject(Runs.with()).unreachable().report();
    assertThat(breaches(VerdictsJson.of(report)), is(empty()));
  }

  @Test
  void saysHowManyScenariosThereAreAndHowManyWereSelected() throws IOException {
    String one = "The liveness page of the local server is there";
    String text =
        VerdictsJson.of(
            ScriptedRun.ofProject(Runs.real())
                .selecting(name -> name.equals(one) || name.startsWith("An echo"))
                .report());
    JsonNode json = new JsonMapper().readTree(text);
    assertThat(breaches(text), is(empty()));
    JsonNode page = requirement(json, "AVL-3");
    assertThat(page.get("verdict").asString(), is("kept"));
    assertThat(page.get("selected").asInt(), is(1));
    assertThat(page.get("scenariosInAll").asInt(), is(greaterThan(1)));
    assertThat(requirement(json, "RPC-1").get("selected").asInt(), is(0));
    assertThat(requirement(json, "RPC-1").get("scenariosInAll").asInt(), is(greaterThan(0)));
  }

  @Test
  void saysWhenItBeganOfWhichVersionAndByWhatItWasSelected() throws IOException {
    Run run =
        Runs.with(
            Map.of("cucumber.filter.tags", "@echo", "cucumber.filter.name", Runs.TOKEN),
            Runs.usual().servers().get(ServerName.LOCAL),
            Runs.usual().servers().get(ServerName.DOCKER));
    String text = VerdictsJson.of(ScriptedRun.ofProject(run).report());
    JsonNode json = new JsonMapper().readTree(text);
    assertThat(breaches(text), is(empty()));
    assertThat(json.get("begun").asString(), is("2026-07-01T10:00:00Z"));
    assertThat(json.at("/project/version").asString(), is(not("")));
    assertThat(
        json.get("selection").toString(),
        is("{\"cucumber.filter.tags\":\"@echo\",\"cucumber.filter.name\":\"«token»\"}"));
    assertThat(
        new JsonMapper().readTree(VerdictsJson.of(report())).get("selection").toString(), is("{}"));
  }

  @Test
  void namesAServerThatIsNotThere() {
    Report report = ScriptedRun.ofProject(Runs.with()).unreachable().report();
    JsonNode json = new JsonMapper().readTree(VerdictsJson.of(report));
    assertThat(json.at("/servers/0/name").asString(), is("local"));
    assertThat(json.at("/servers/0/startedBy").asString(), is("missing"));
  }

  @Test
  void isAsItsSchemaSaysForAPlan() throws IOException {
    assertThat(
        breaches(VerdictsJson.of(ScriptedRun.ofProject(Runs.usual()).dry().report())), is(empty()));
  }

  @Test
  void holdsEveryRequirementWithItsVerdictAndItsScenarios() {
    JsonNode json = new JsonMapper().readTree(VerdictsJson.of(report()));
    assertThat(json.get("servers").size(), is(2));
    assertThat(
        json.at("/servers/0").toString().replaceAll("\\b\\d{3}\\b|\\d+\\.\\d(?=})", "N"),
        is(
            "{\"name\":\"local\",\"url\":\"ws://localhost:8003/ws/mcp\",\"startedBy\":\"running\",\"version\":\"1.0.0\",\"summary\":{\"scenarios\":N,\"passed\":N,\"failed\":0,\"deviating\":0,\"couldNotTell\":0,\"seconds\":N}}"));
    JsonNode broken =
        json.get("requirements")
            .valueStream()
            .filter(one -> one.get("id").asString().equals("AUTH-2"))
            .findFirst()
            .orElseThrow();
    // Kept by the embedded server alone, beside a server of somebody else.
    assertThat(verdict(json, "AUTH-1"), is("not-selected"));
    assertThat(verdict(json, "ECHO-1"), is("kept"));
    assertThat(broken.get("verdict").asString(), is("broken"));
    assertThat(
        broken.get("servers").toString(), is("{\"local\":\"not-selected\",\"docker\":\"broken\"}"));
    JsonNode scenario =
        broken
            .get("scenarios")
            .valueStream()
            .filter(one -> one.get("verdict").asString().equals("failed"))
            .findFirst()
            .orElseThrow();
    assertThat(
        scenario.toString(),
        is(
            "{\"name\":\"A client with another word in both headers stays outside\",\"uri\":\"features/03_authentication.feature\","
                + "\"line\":"
                + scenario.get("line")
                + ",\"server\":\"docker\",\"verdict\":\"failed\",\"seconds\":0.1,"
                + "\"message\":\"AUTH-2 is broken: expected a refusal with 401 or 403, but a WebSocket opened (101)\","
                + "\"broken\":\"AUTH-2\",\"expected\":\"a refusal with 401 or 403\",\"actual\":\"a WebSocket opened (101)\"}"));
    assertThat(
        broken.get("brokenIn").toString(),
        is("[\"A client with another word in both headers stays outside\"]"));
    JsonNode summary = json.get("summary");
    int scenarios = summary.get("scenarios").asInt();
    assertThat(summary.get("failed").asInt(), is(1));
    assertThat(summary.get("couldNotTell").asInt(), is(1));
    assertThat(summary.get("passed").asInt(), is(scenarios - 2));
  }

  @Test
  void namesWhatSawARequirementBrokenAndMasksTokens() throws IOException {
    Judgement broken = Judgement.broken("RPC-1", "no " + Runs.TOKEN, "a " + Runs.TOKEN);
    String text =
        VerdictsJson.of(
            ScriptedRun.ofProject(Runs.usual())
                .judged("A client with another word in both headers stays outside", broken)
                .report());
    assertThat(breaches(text), is(empty()));
    assertThat(text, not(containsString(Runs.TOKEN)));
    assertThat(
        text,
        containsString(
            "\"brokenIn\" : [ \"A client with another word in both headers stays outside\" ]"));
    assertThat(text, containsString("\"expected\" : \"no «token»\""));
  }

  private static String verdict(JsonNode json, String id) {
    return requirement(json, id).get("verdict").asString();
  }

  private static JsonNode requirement(JsonNode json, String id) {
    return json.get("requirements")
        .valueStream()
        .filter(one -> one.get("id").asString().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
