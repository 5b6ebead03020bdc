package org.ccexecutor.acceptance.report.machine;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.ccexecutor.acceptance.report.Runs;
import org.ccexecutor.acceptance.report.Samples;
import org.ccexecutor.acceptance.report.ScriptedRun;
import org.ccexecutor.acceptance.report.model.Report;
import org.ccexecutor.acceptance.verdict.Judgement;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** The file that build servers read. */
class JunitXmlTest {
  private static final String FEATURE =
      """
      Feature: Echo

        @ECHO-1 @must
        Rule: An echo comes back
          Scenario: A word & a sign < come back
            When it runs
          Scenario: Two words come back
            When it runs
          Scenario: A third comes back
            When it runs
          Scenario: A fourth comes back
            When it runs
      """;

  @Test
  void namesScenariosByFeatureAndRule() {
    String xml =
        JunitXml.of(
            ScriptedRun.of(FEATURE, Runs.usual())
                .judged("Two words come back", Judgement.broken("RPC-1", "\"2.0\"", "\u0001<b>"))
                .judged("A third comes back", Judgement.couldNotTell("no room"))
                .judged(
                    "A fourth comes back",
                    new Judgement(Judgement.Kind.DEVIATES, "ECHO-1", "a", "b", "It is known."))
                .report());
    assertThat(
        xml,
        is(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuite name="CC Executor acceptance" timestamp="2026-07-01T10:00:00Z" time="0.400" tests="4" failures="1" errors="1" skipped="1">
              <testcase classname="Echo" name="Echo › An echo comes back › A word &amp; a sign &lt; come back" file="features/sample.feature" line="5" time="0.100">
                <properties><property name="server" value="local"/><property name="requirement" value="ECHO-1"/></properties>
              </testcase>
              <testcase classname="Echo" name="Echo › An echo comes back › Two words come back" file="features/sample.feature" line="7" time="0.100">
                <properties><property name="server" value="local"/><property name="requirement" value="ECHO-1"/></properties>
                <failure type="RPC-1" message="RPC-1 is broken: expected &quot;2.0&quot;, but \\u0001&lt;b&gt;">RPC-1 is broken: expected "2.0", but \\u0001&lt;b&gt;
            features/sample.feature:7</failure>
              </testcase>
              <testcase classname="Echo" name="Echo › An echo comes back › A third comes back" file="features/sample.feature" line="9" time="0.100">
                <properties><property name="server" value="local"/><property name="requirement" value="ECHO-1"/></properties>
                <error type="could-not-tell" message="no room">no room
            features/sample.feature:9</error>
              </testcase>
              <testcase classname="Echo" name="Echo › An echo comes back › A fourth comes back" file="features/sample.feature" line="11" time="0.100">
                <properties><property name="server" value="local"/><property name="requirement" value="ECHO-1"/></properties>
                <skipped message="deviates: It is known."/>
              </testcase>
            </testsuite>
            """));
  }

  @Test
  void isRedWhereAnEntryHasToBeRemoved() {
    Report green = ScriptedRun.of(FEATURE, Runs.usual()).report();
    Report stale =
        new Report(
            green.facts(),
            green.servers(),
            green.missing(),
            List.of("ECHO-1 (known.yaml:3)"),
            green.requirements(),
            green.features());
    String xml = JunitXml.of(stale);
    assertThat(xml, containsString(" tests=\"5\" failures=\"0\" errors=\"1\" "));
    assertThat(
        xml,
        containsString(
            """
              <testcase classname="Known deviations" name="Mended: remove the known deviation ECHO-1 (known.yaml:3)" time="0.000">
                <error type="mended" message="What it accepts was seen to be kept."/>
              </testcase>
            """));
  }

  @Test
  void isXmlWhateverHappens() throws Exception {
    for (String xml :
        new String[] {JunitXml.of(Samples.failing()), JunitXml.of(Samples.unreachable())}) {
      Document document =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
      int cases = document.getElementsByTagName("testcase").getLength();
      assertThat(document.getDocumentElement().getAttribute("tests"), is(Integer.toString(cases)));
    }
  }
}
