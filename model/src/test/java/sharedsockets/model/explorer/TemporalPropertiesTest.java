package sharedsockets.model.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sharedsockets.model.ast.Operator;
import sharedsockets.model.check.Counterexample.State;
import sharedsockets.model.check.EngineResult;
import sharedsockets.model.check.ModelVerdict;
import sharedsockets.model.value.Value;

/** The compiled engine's check of temporal properties, and what it tells of a counterexample. */
final class TemporalPropertiesTest {
  private static final Path DOCUMENT = Path.of("../docs/tla-plus.md");

  /** Around and around between 1 and 3, or out of it at 2. */
  private static final String RING =
      """
      EXTENDS Naturals
      VARIABLE x
      TypeOK == x \\in 0..4
      Init == x = 0
      Go == x < 3 /\\ x' = x + 1
      Back == x = 3 /\\ x' = 1
      Leave == x = 2 /\\ x' = 4
      Next == Go \\/ Back \\/ Leave
      Follows(p, q) == [](p => <>q)
      Again(f) == []f
      """;

  @TempDir private Path folder;

  private EngineResult explore(String fairness, String property) throws Exception {
    return new ExplorerEngine()
        .explore(
            WrittenModel.write(
                folder,
                RING + "Spec == Init /\\ [][Next]_x" + fairness + "\nLive == " + property,
                "SPECIFICATION Spec\nPROPERTY Live\nCHECK_DEADLOCK FALSE\n"),
            1,
            progress -> {});
  }

  private static List<Long> values(EngineResult found) {
    return found.counterexample().states().stream()
        .map(state -> ((Value.Int) state.variables().get("x")).number().longValue())
        .toList();
  }

  @Test
  void aLoopIsToldFromItsFirstState() throws Exception {
    EngineResult found = explore(" /\\ WF_x(Next)", "<>(x = 4)");

    assertThat(found.verdict())
        .isEqualTo(ModelVerdict.violated(ModelVerdict.Kind.TEMPORAL_PROPERTY, "Live"));
    assertThat(values(found)).containsExactly(0L, 1L, 2L, 3L);
    assertThat(found.counterexample().loopsTo()).hasValue(2);
    assertThat(found.counterexample().states())
        .extracting(State::action)
        .containsExactly("", "Go", "Go", "Go");
  }

  @Test
  void aBehaviourThatStopsLoopsToItsLastState() throws Exception {
    EngineResult found = explore(" /\\ WF_x(Go) /\\ SF_x(Leave)", "[]<>(x = 1)");

    assertThat(values(found)).containsExactly(0L, 1L, 2L, 3L);
    assertThat(found.counterexample().loopsTo()).hasValue(4);
  }

  @Test
  void aCycleVisitsWhatFairnessAsksFor() throws Exception {
    EngineResult found =
        explore(" /\\ WF_x(Next) /\\ SF_x(x = 2 /\\ x' = 3) /\\ SF_x(Back)", "<>[](x = 4)");

    assertThat(values(found)).containsExactly(0L, 1L, 2L, 3L);
    assertThat(found.counterexample().loopsTo()).hasValue(2);
  }

  /** TLC takes it for violated, with a behaviour that satisfies it. */
  @Test
  void aFormulaThatTlcIsWrongAbout() throws Exception {
    assertThat(
            explore(" /\\ WF_x(Next) /\\ SF_x(Back)", "(<>(x = 4)) \\/ ~((<>(x = 1)) ~> [](x = 4))")
                .verdict())
        .isEqualTo(ModelVerdict.HOLDS);
  }

  /** TLC handles none of these. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Follows(x = 1, x \\in {3, 4}); true",
        "Follows(x = 1, x = 4); false",
        "LET One == x = 1 IN Again(<>(One \\/ x = 4)); true",
        "LET One == x = 1 IN Again(<>One); false",
        "IF x = 0 THEN <>(x = 2) ELSE [](x = 9); true",
        "IF x = 1 THEN <>(x = 2) ELSE [](x = 9); false",
        "(<>(x = 4)) <=> <>[](x = 4); true",
        "(<>(x = 2)) <=> <>[](x = 4); false",
        "[](x = 1 => [][x' # 1]_x); false",
        "[](x = 4 => [][x' # 1]_x); true"
      })
  void formulasThatTlcDoesNotHandle(String property, boolean holds) throws Exception {
    assertThat(explore(" /\\ WF_x(Next)", property).verdict().holds()).isEqualTo(holds);
  }

  /** By what they show: formulas of this engine's, all of which the models satisfy. */
  private static Map<String, String> examples() {
    Map<String, String> rows = new LinkedHashMap<>();
    rows.put(Operator.ALWAYS.symbol(), "[]<>(x = 1 \\/ x = 4)");
    rows.put(Operator.EVENTUALLY.symbol(), "<>[](x # 0)");
    rows.put(Operator.LEADS_TO.symbol(), "x = 0 ~> x = 2");
    rows.put("[A]_v", "(<>[][FALSE]_x) \\/ []<>(x = 1)");
    rows.put("<<A>>_v", "(<>(x = 4)) \\/ []<><<Back>>_x");
    rows.put(Operator.WEAK_FAIRNESS.symbol(), "WF_x(Go)");
    rows.put(Operator.STRONG_FAIRNESS.symbol(), "SF_x(Leave) => <>(x = 4)");
    rows.put(Operator.ENABLED.symbol(), "[](ENABLED Back => <>(x = 1))");
    rows.put("/\\, \\/, =>, <=>, ~", "~([](x = 0)) /\\ (<>(x = 3) \\/ <>(x = 4))");
    rows.put("IF", "IF x = 0 THEN <>(x = 1) ELSE [](x = 1)");
    rows.put("\\A, \\E, of a constant set", "\\A i \\in 0..2 : <>(x = i)");
    rows.put("a formula as an argument", "Follows(x = 1, <>(x = 2))");
    rows.put("LET", "LET p == <>(x = 1) IN []p \\/ <>(x = 4)");
    return rows;
  }

  @Test
  void theDocumentHasTheTable() throws Exception {
    StringBuilder table = new StringBuilder("| formula | example |\n|---|---|\n");
    for (Map.Entry<String, String> row : examples().entrySet()) {
      assertThat(explore(" /\\ WF_x(Next)", row.getValue()).verdict().holds())
          .as(row.getValue())
          .isTrue();
      table.append(
          "| %s | `%s` |\n"
              .formatted(
                  row.getKey().startsWith("a ") ? row.getKey() : "`" + row.getKey() + "`",
                  row.getValue()));
    }
    assertThat(Files.readString(DOCUMENT)).contains(table);
  }
}
