package sharedsockets.model.report;

import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import sharedsockets.model.check.Outcome;

/**
 * The outcomes of a check as JUnit XML: a test case for each configuration, a failure where it is
 * not as expected, an error where the model is broken.
 */
public final class JUnitReport {
  private JUnitReport() {}

  /** The document. */
  public static String of(List<Outcome> outcomes) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      newLine(xml);
      suite(xml, outcomes);
      newLine(xml);
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return text.toString();
  }

  private static void suite(XMLStreamWriter xml, List<Outcome> outcomes) throws XMLStreamException {
    long broken = outcomes.stream().filter(Outcome::isBroken).count();
    long unexpected = outcomes.stream().filter(outcome -> !outcome.isAsExpected()).count();
    Duration total =
        outcomes.stream().map(JUnitReport::elapsed).reduce(Duration.ZERO, Duration::plus);
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", "check-model");
    xml.writeAttribute("tests", Integer.toString(outcomes.size()));
    xml.writeAttribute("failures", Long.toString(unexpected - broken));
    xml.writeAttribute("errors", Long.toString(broken));
    xml.writeAttribute("time", seconds(total));
    for (Outcome outcome : outcomes) {
      newLine(xml);
      testCase(xml, outcome);
    }
    newLine(xml);
    xml.writeEndElement();
  }

  private static void testCase(XMLStreamWriter xml, Outcome outcome) throws XMLStreamException {
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", "check-model." + outcome.engine());
    xml.writeAttribute("name", outcome.configuration().name());
    xml.writeAttribute("time", seconds(elapsed(outcome)));
    if (!outcome.isAsExpected()) {
      xml.writeStartElement(outcome.isBroken() ? "error" : "failure");
      xml.writeAttribute("message", printable(String.join("; ", outcome.differences())));
      xml.writeCharacters(
          printable(outcome.explanation().stream().collect(Collectors.joining("\n"))));
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  /** Without the control characters that XML cannot hold in any form. */
  private static String printable(String text) {
    return text.replaceAll("[\\p{Cntrl}&&[^\\r\\n\\t]]|[\\uFFFE\\uFFFF]", "\uFFFD");
  }

  private static Duration elapsed(Outcome outcome) {
    return outcome.isBroken() ? Duration.ZERO : outcome.found().elapsed();
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.3f", time.toMillis() / 1000.0);
  }

  private static void newLine(XMLStreamWriter xml) throws XMLStreamException {
    xml.writeCharacters("\n");
  }
}
