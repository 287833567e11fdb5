package sharedsockets.model.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import sharedsockets.model.Toys;
import sharedsockets.model.check.Configuration;
import sharedsockets.model.check.Counterexample;
import sharedsockets.model.check.EngineResult;
import sharedsockets.model.check.ModelVerdict;
import sharedsockets.model.check.Models;
import sharedsockets.model.check.Outcome;
import sharedsockets.model.check.Progress;
import sharedsockets.model.value.Value;

final class ReportsTest {
  private List<Outcome> outcomes;

  @BeforeEach
  void outcomes() throws Exception {
    Models models = Models.read(Toys.FOLDER.resolve("model"));
    outcomes =
        List.of(
            outcome(models.find("lamp-ok"), ModelVerdict.HOLDS, List.of()),
            outcome(
                models.find("lamp-invariant"),
                ModelVerdict.violated(ModelVerdict.Kind.INVARIANT, "TypeOK"),
                List.of("TypeOK is violated <&> \u0001")),
            new Outcome(models.find("broken"), "tlc", null, List.of("no module"), List.of(), ""));
  }

  private static Outcome outcome(
      Configuration configuration, ModelVerdict verdict, List<String> differences) {
    EngineResult found =
        new EngineResult(
            verdict,
            Counterexample.NONE,
            new Progress(1_234_567, 3, 0, 12),
            Duration.ofMillis(2_340),
            Duration.ofMillis(1_110),
            List.of(),
            "");
    List<String> explanation = verdict.holds() ? List.of() : List.of("1. A: on() -> 0");
    return new Outcome(configuration, "tlc", found, differences, explanation, "");
  }

  @Test
  void theTableMarksWhatIsNotAsExpected() {
    List<String> lines = OutcomeTable.lines(outcomes);

    assertThat(lines).hasSize(4);
    assertThat(lines.get(1)).startsWith(" ").contains("lamp-ok", "1,234,567", "12", "2.3", "1.1");
    assertThat(lines.get(2)).startsWith("!").contains("violates TypeOK", "violates AtMostTwice");
    assertThat(lines.get(3)).startsWith("!").contains("broken");
  }

  @Test
  void jsonHasAMemberForEachConfiguration() throws Exception {
    JsonNode report = new ObjectMapper().readTree(JsonReport.of(outcomes));

    assertThat(report.get("asExpected").booleanValue()).isFalse();
    JsonNode configurations = report.get("configurations");
    assertThat(configurations.findValuesAsText("outcome"))
        .containsExactly("ok", "violated", "broken");
    assertThat(configurations.get(0).get("distinct").longValue()).isEqualTo(3);
    assertThat(configurations.get(0).has("differences")).isFalse();
    assertThat(configurations.get(1).get("counterexample").get(0).textValue())
        .isEqualTo("1. A: on() -> 0");
  }

  @Test
  void junitTellsFailuresFromErrors() throws Exception {
    Element suite =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(JUnitReport.of(outcomes))))
            .getDocumentElement();

    assertThat(suite.getAttribute("tests")).isEqualTo("3");
    assertThat(suite.getAttribute("failures")).isEqualTo("1");
    assertThat(suite.getAttribute("errors")).isEqualTo("1");
    Element failure = (Element) suite.getElementsByTagName("failure").item(0);
    assertThat(failure.getAttribute("message")).isEqualTo("TypeOK is violated <&> \uFFFD");
    assertThat(failure.getTextContent()).isEqualTo("1. A: on() -> 0");
  }

  @Test
  void aFileIsReplacedAsAWhole(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("report.xml"), "old");

    WholeFile.write(file, "new");

    assertThat(file).hasContent("new");
    assertThat(folder).isDirectoryNotContaining(other -> !other.equals(file));
  }

  @Test
  void aFileThatCannotBeWrittenLeavesNothingBehind(@TempDir Path folder) throws Exception {
    Path occupied = Files.createDirectory(folder.resolve("report.xml"));
    Files.createFile(occupied.resolve("something"));

    assertThatIOException().isThrownBy(() -> WholeFile.write(occupied, "new"));

    assertThat(folder).isDirectoryNotContaining(other -> !other.equals(occupied));
  }

  @Test
  void itfHasTheStatesAndTheLoop(@TempDir Path folder) throws Exception {
    Value set = new Value.SetOf(new LinkedHashSet<>(List.of(new Value.ModelValue("red"))));
    Value function = new Value.Function(Map.of(Value.Int.of(7), new Value.Bool(true)));
    Value record = new Value.Fields(Map.of("on", new Value.Text("yes")));
    Value sequence = new Value.Tuple(List.of(set, function, record, new Value.Other("Nat")));
    Counterexample counterexample =
        new Counterexample(
            List.of(
                new Counterexample.State("", "", Map.of("lamp", record)),
                new Counterexample.State("On", "", Map.of("lamp", sequence))),
            OptionalInt.of(2));
    EngineResult found =
        new EngineResult(
            ModelVerdict.violated(ModelVerdict.Kind.TEMPORAL_PROPERTY, "GoesOut"),
            counterexample,
            new Progress(2, 2, 0, 2),
            Duration.ZERO,
            Duration.ZERO,
            List.of(),
            "");
    Configuration configuration = outcomes.get(0).configuration();

    ItfTrace.write(
        folder,
        List.of(
            new Outcome(configuration, "tlc", found, List.of(), List.of(), ""), outcomes.get(1)));

    assertThat(folder.toFile().list()).containsExactly("lamp-ok.itf.json");
    JsonNode trace = new ObjectMapper().readTree(folder.resolve("lamp-ok.itf.json").toFile());
    assertThat(trace.at("/#meta/format").textValue()).isEqualTo("ITF");
    assertThat(trace.get("vars")).hasToString("[\"lamp\"]");
    assertThat(trace.get("loop").intValue()).isEqualTo(1);
    assertThat(trace.at("/states/0/lamp")).hasToString("{\"on\":\"yes\"}");
    assertThat(trace.at("/states/1/#meta")).hasToString("{\"index\":1,\"action\":\"On\"}");
    assertThat(trace.at("/states/1/lamp"))
        .hasToString(
            "[{\"#set\":[\"red\"]},{\"#map\":[[{\"#bigint\":\"7\"},true]]},{\"on\":\"yes\"},"
                + "{\"#unserializable\":\"Nat\"}]");
  }
}
