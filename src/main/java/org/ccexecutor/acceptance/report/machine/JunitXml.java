package org.ccexecutor.acceptance.report.machine;

import java.io.StringWriter;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.ccexecutor.acceptance.report.model.Outcome;
import org.ccexecutor.acceptance.report.model.Report;
import org.ccexecutor.acceptance.report.model.ScenarioResult;
import org.ccexecutor.acceptance.report.model.Summary;

/**
 * Writes {@code junit.xml}: each scenario is a test case named {@code Feature › Rule › Scenario}.
 * The file is red where the run is: what could not be told is an error, and so is an entry of the
 * known deviations that has to be removed; what deviates as is known is skipped.
 */
public final class JunitXml {
  private final Report report;
  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter xml;

  private JunitXml(Report report) throws XMLStreamException {
    this.report = report;
    this.xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
  }

  /** The text of the file. */
  public static String of(Report report) {
    try {
      return new JunitXml(report).write();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("The JUnit report cannot be written.", e);
    }
  }

  private String write() throws XMLStreamException {
    Summary summary = report.summary();
    int mended = report.mended().size();
    text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", "CC Executor acceptance");
    xml.writeAttribute("timestamp", report.facts().begun().toString());
    xml.writeAttribute("time", seconds(report.facts().seconds()));
    xml.writeAttribute("tests", Integer.toString(summary.scenarios() + mended));
    xml.writeAttribute("failures", Integer.toString(summary.failed()));
    xml.writeAttribute("errors", Integer.toString(summary.count(Outcome.COULD_NOT_TELL) + mended));
    xml.writeAttribute("skipped", Integer.toString(summary.deviating() + summary.planned()));
    for (ScenarioResult scenario : report.scenarios()) {
      write(scenario);
    }
    for (String entry : report.mended()) {
      mended(entry);
    }
    xml.writeCharacters("\n");
    xml.writeEndElement();
    xml.flush();
    return text + "\n";
  }

  private void write(ScenarioResult scenario) throws XMLStreamException {
    xml.writeCharacters("\n  ");
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", scenario.feature());
    xml.writeAttribute("name", valid(scenario.path()));
    xml.writeAttribute("file", scenario.uri());
    xml.writeAttribute("line", Integer.toString(scenario.line()));
    xml.writeAttribute("time", seconds(scenario.seconds()));
    properties(scenario);
    outcome(scenario);
    xml.writeCharacters("\n  ");
    xml.writeEndElement();
  }

  private void properties(ScenarioResult scenario) throws XMLStreamException {
    xml.writeCharacters("\n    ");
    xml.writeStartElement("properties");
    property("server", scenario.server().word());
    if (scenario.requirement().isPresent()) {
      property("requirement", scenario.requirement().get());
    }
    xml.writeEndElement();
  }

  private void property(String name, String value) throws XMLStreamException {
    xml.writeEmptyElement("property");
    xml.writeAttribute("name", name);
    xml.writeAttribute("value", value);
  }

  private void outcome(ScenarioResult scenario) throws XMLStreamException {
    if (scenario.outcome() == Outcome.PASSED) {
      return;
    }
    xml.writeCharacters("\n    ");
    switch (scenario.outcome()) {
      case FAILED -> complain("failure", scenario.broken().orElse("failure"), scenario);
      case COULD_NOT_TELL -> complain("error", scenario.outcome().word(), scenario);
      default -> {
        xml.writeEmptyElement("skipped");
        xml.writeAttribute("message", valid(scenario.outcome().words() + ": " + scenario.reason()));
      }
    }
  }

  private void complain(String element, String type, ScenarioResult scenario)
      throws XMLStreamException {
    xml.writeStartElement(element);
    xml.writeAttribute("type", type);
    xml.writeAttribute("message", valid(scenario.message().lines().findFirst().orElse("")));
    xml.writeCharacters(valid(scenario.message() + "\n" + scenario.location()));
    xml.writeEndElement();
  }

  private void mended(String entry) throws XMLStreamException {
    xml.writeCharacters("\n  ");
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", "Known deviations");
    xml.writeAttribute("name", valid("Mended: remove the known deviation " + entry));
    xml.writeAttribute("time", seconds(0));
    xml.writeCharacters("\n    ");
    xml.writeEmptyElement("error");
    xml.writeAttribute("type", "mended");
    xml.writeAttribute("message", "What it accepts was seen to be kept.");
    xml.writeCharacters("\n  ");
    xml.writeEndElement();
  }

  /** XML 1.0 has no place for some characters, however they are written. */
  private static String valid(String text) {
    return text.replaceAll(
        "[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "\uFFFD");
  }

  private static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.3f", seconds);
  }
}
