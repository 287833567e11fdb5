package sharedsockets.model.report;

import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** JUnit's XML: one suite of test cases. */
public final class JUnitDocument {
  private enum Kind {
    SUCCESS(null),
    FAILURE("failure"),
    ERROR("error"),
    SKIPPED("skipped");

    private final String element;

    Kind(String element) {
      this.element = element;
    }
  }

  private record Case(
      Kind kind, String group, String name, Duration time, String message, String details) {}

  private final String name;
  private final List<Case> cases = new ArrayList<>();

  /** A suite without test cases. */
  public JUnitDocument(String name) {
    this.name = name;
  }

  /** Adds a test case that passed. */
  public void success(String group, String test, Duration time) {
    cases.add(new Case(Kind.SUCCESS, group, test, time, null, null));
  }

  /** Adds a test case that failed. */
  public void failure(String group, String test, Duration time, String message, String details) {
    cases.add(new Case(Kind.FAILURE, group, test, time, message, details));
  }

  /** Adds a test case that could not be run. */
  public void error(String group, String test, Duration time, String message, String details) {
    cases.add(new Case(Kind.ERROR, group, test, time, message, details));
  }

  /** Adds a test case that was not run. */
  public void skipped(String group, String test) {
    cases.add(new Case(Kind.SKIPPED, group, test, Duration.ZERO, null, null));
  }

  /** The document. */
  @Override
  public String toString() {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      newLine(xml);
      write(xml);
      newLine(xml);
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return text.toString();
  }

  private void write(XMLStreamWriter xml) throws XMLStreamException {
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", name);
    xml.writeAttribute("tests", Integer.toString(cases.size()));
    xml.writeAttribute("failures", Long.toString(count(Kind.FAILURE)));
    xml.writeAttribute("errors", Long.toString(count(Kind.ERROR)));
    xml.writeAttribute("skipped", Long.toString(count(Kind.SKIPPED)));
    xml.writeAttribute(
        "time", seconds(cases.stream().map(Case::time).reduce(Duration.ZERO, Duration::plus)));
    for (Case each : cases) {
      newLine(xml);
      write(xml, each);
    }
    newLine(xml);
    xml.writeEndElement();
  }

  private long count(Kind kind) {
    return cases.stream().filter(each -> each.kind() == kind).count();
  }

  private void write(XMLStreamWriter xml, Case test) throws XMLStreamException {
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", name + "." + test.group());
    xml.writeAttribute("name", test.name());
    xml.writeAttribute("time", seconds(test.time()));
    if (test.kind().element != null) {
      xml.writeStartElement(test.kind().element);
      if (test.message() != null) {
        xml.writeAttribute("message", printable(test.message()));
        xml.writeCharacters(printable(test.details()));
      }
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  /** Without the control characters that XML cannot hold in any form. */
  private static String printable(String text) {
    return text.replaceAll("[\\p{Cntrl}&&[^\\r\\n\\t]]|[\\uFFFE\\uFFFF]", "\uFFFD");
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.3f", time.toMillis() / 1000.0);
  }

  private static void newLine(XMLStreamWriter xml) throws XMLStreamException {
    xml.writeCharacters("\n");
  }
}
