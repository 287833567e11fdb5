package sharedsockets.model.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sharedsockets.model.Toys;
import sharedsockets.model.check.Counterexample.State;
import sharedsockets.model.check.EngineResult;
import sharedsockets.model.check.Model;
import sharedsockets.model.check.ModelVerdict;
import sharedsockets.model.check.Progress;
import sharedsockets.model.tlc.TlcEngine;
import sharedsockets.model.value.Value;

final class ExplorerEngineTest {
  private static final String COUNTER =
      """
      EXTENDS Integers
      CONSTANT Top
      VARIABLES x, y
      TypeOK == x \\in 0..Top /\\ y \\in SUBSET {"a", "b"}
      Init == x = 0 /\\ y = {}
      Add == x < 9 /\\ x' = x + 1 /\\ UNCHANGED y
      Jump(s) == x = 2 /\\ x' = 5 /\\ y' = y \\cup {s}
      Next == Add \\/ \\E s \\in {"a", "b"} : Jump(s)
      Small == x < 6
      OneAtATime == [][x' <= x + 1]_x
      Bound == x < 4
      """;

  @TempDir private Path folder;

  private static EngineResult explore(Model model, int workers) throws Exception {
    return new ExplorerEngine().explore(model, workers, progress -> {});
  }

  private Model counter(int top, String rest) throws Exception {
    return WrittenModel.write(
        folder, COUNTER, "INIT Init\nNEXT Next\nCONSTANT Top = " + top + "\n" + rest);
  }

  @Test
  void countsAreThoseOfTlcUnderViewAndConstraint() throws Exception {
    EngineResult found = explore(Toys.model("MCLamp", "lamp-ok"), 1);

    assertThat(found.verdict()).isEqualTo(ModelVerdict.HOLDS);
    assertThat(found.reached()).isEqualTo(new Progress(7, 3, 0, 3));
    assertThat(found.counterexample().states()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "MCLamp, lamp-invariant, INVARIANT, AtMostTwice, 6",
    "MCLamp, lamp-initial, INVARIANT, Never, 1",
    "MCLamp, lamp-action, ACTION_PROPERTY, StaysLit, 3",
    "MCLampDeadlock, MCLampDeadlock, DEADLOCK, deadlock, 2",
    "MCLampAssumption, lamp-assumption, ASSUMPTION, assumption, 0"
  })
  void theViolatedPropertyIsNamedAsTlcsIs(
      String module, String cfg, ModelVerdict.Kind kind, String property, int states)
      throws Exception {
    EngineResult found = explore(Toys.model(module, cfg), 1);

    assertThat(found.verdict().kind()).isEqualTo(kind);
    assertThat(found.verdict().property()).isEqualTo(property);
    assertThat(found.counterexample().states()).hasSize(states);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void theCounterexampleIsAShortestOne(int workers) throws Exception {
    EngineResult found =
        explore(counter(9, "INVARIANTS TypeOK Small\nCHECK_DEADLOCK FALSE"), workers);

    assertThat(found.verdict())
        .isEqualTo(ModelVerdict.violated(ModelVerdict.Kind.INVARIANT, "Small"));
    List<State> states = found.counterexample().states();
    assertThat(states).extracting(State::action).containsExactly("", "Add", "Add", "Jump", "Add");
    assertThat(states.get(4).variables()).containsEntry("x", Value.Int.of(6));
    assertThat(states.get(3).place()).startsWith("line 8, col 1").endsWith("of module M");
  }

  @Test
  void variablesOutsideTheViewHaveTheirValuesInCounterexamples() throws Exception {
    Model model = Toys.model("MCLamp", "lamp-invariant");

    List<State> compiled = explore(model, 1).counterexample().states();
    List<State> tlc = new TlcEngine().explore(model, 1, progress -> {}).counterexample().states();

    assertThat(compiled)
        .extracting(State::action)
        .isEqualTo(tlc.stream().map(State::action).toList());
    assertThat(compiled.get(1).variables().keySet()).isEqualTo(tlc.get(1).variables().keySet());
    assertThat(compiled.get(1).variables().get("obs").toString()).contains("call |-> \"switch\"");
  }

  @Test
  void aValueThatItsTypeLacksViolatesTheTypeInvariant() throws Exception {
    EngineResult found = explore(counter(4, "INVARIANTS TypeOK\nCHECK_DEADLOCK FALSE"), 1);

    assertThat(found.verdict())
        .isEqualTo(ModelVerdict.violated(ModelVerdict.Kind.INVARIANT, "TypeOK"));
    assertThat(found.counterexample().states()).hasSize(4);
    assertThat(found.counterexample().states().get(3).variables())
        .containsEntry("x", Value.Int.of(5));
  }

  @Test
  void stepsAreCheckedWhereTheyLeadToKnownStatesToo() throws Exception {
    EngineResult found = explore(counter(9, "PROPERTY OneAtATime\nCHECK_DEADLOCK FALSE"), 1);

    assertThat(found.verdict())
        .isEqualTo(ModelVerdict.violated(ModelVerdict.Kind.ACTION_PROPERTY, "OneAtATime"));
    assertThat(found.counterexample().states()).hasSize(4);
  }

  @Test
  void invariantsAreCheckedOfStatesOutsideTheConstraint() throws Exception {
    Model model = counter(9, "INVARIANT Small\nCONSTRAINT Bound\nCHECK_DEADLOCK FALSE");

    EngineResult compiled = explore(model, 1);
    EngineResult tlc = new TlcEngine().explore(model, 1, progress -> {});

    assertThat(compiled.verdict()).isEqualTo(ModelVerdict.HOLDS);
    assertThat(compiled.reached()).isEqualTo(tlc.reached());
  }

  @Test
  void anInvariantNarrowerThanTheTypeIsChecked() throws Exception {
    Model model =
        WrittenModel.write(
            folder,
            """
            EXTENDS Integers
            VARIABLES f, x
            TypeOK == f \\in UNION {[D -> 0..1] : D \\in SUBSET (1..3)} /\\ x \\in 0..9
            Init == f = [i \\in {1} |-> 0] /\\ x = 0
            Next == f' = [i \\in DOMAIN f \\cup {x + 1} |-> 0] /\\ x' = (x + 1) % 3
            Narrow == DOMAIN f \\subseteq {1, 2}
            """,
            "INIT Init\nNEXT Next\nINVARIANTS TypeOK Narrow");

    EngineResult found = explore(model, 1);

    assertThat(found.verdict())
        .isEqualTo(ModelVerdict.violated(ModelVerdict.Kind.INVARIANT, "Narrow"));
    assertThat(found.counterexample().states()).hasSize(4);
  }

  @Test
  void unboundedTypesFindTheirRoom() throws Exception {
    Model model =
        WrittenModel.write(
            folder,
            """
            EXTENDS Integers, Sequences
            VARIABLES n, q
            TypeOK == n \\in Nat /\\ q \\in Seq(0..2)
            Init == n = 0 /\\ q = <<>>
            Next == \\/ n < 300 /\\ n' = n + 7 /\\ UNCHANGED q
                    \\/ Len(q) < 6 /\\ q' = Append(q, Len(q) % 3) /\\ UNCHANGED n
            """,
            "INIT Init\nNEXT Next\nINVARIANT TypeOK\nCHECK_DEADLOCK FALSE");

    EngineResult found = explore(model, 1);

    assertThat(found.verdict()).isEqualTo(ModelVerdict.HOLDS);
    assertThat(found.reached().distinct()).isEqualTo(44 * 7);
  }

  @Test
  void anInstanceIsCheckedStepByStep() throws Exception {
    java.nio.file.Files.writeString(
        folder.resolve("Cell.tla"),
        """
        ---- MODULE Cell ----
        EXTENDS Integers
        CONSTANT Most
        VARIABLE k
        Up == k.n < Most /\\ \\E s \\in 1..2 : k' = [k EXCEPT !.n = @ + s]
        Clear == k' = [n |-> 0]
        Step == Up \\/ Clear \\/ UNCHANGED k
        ====
        """);
    String module =
        """
        EXTENDS Integers
        CONSTANT Broken
        VARIABLE cells
        Cells == {1, 2}
        TypeOK == cells \\in [Cells -> [n : 0..5]]
        Init == cells = [c \\in Cells |-> [n |-> 0]]
        Add(s) == cells[s].n < 3 /\\ cells' = [cells EXCEPT ![s].n = @ + 1]
        Reset == cells' = [c \\in Cells |-> [n |-> IF Broken /\\ c = 2 THEN 5 ELSE 0]]
        Next == Reset \\/ \\E s \\in Cells : Add(s)
        One(s) == INSTANCE Cell WITH k <- cells[s], Most <- 3
        EachIsACell == [][\\A s \\in Cells : One(s)!Step]_cells
        """;
    String cfg = "INIT Init\nNEXT Next\nINVARIANT TypeOK\nPROPERTY EachIsACell\nCONSTANT Broken = ";

    EngineResult whole = explore(WrittenModel.write(folder, module, cfg + "FALSE"), 1);
    EngineResult broken = explore(WrittenModel.write(folder, module, cfg + "TRUE"), 1);

    assertThat(whole.verdict()).isEqualTo(ModelVerdict.HOLDS);
    assertThat(whole.reached().distinct()).isEqualTo(16);
    assertThat(broken.verdict())
        .isEqualTo(ModelVerdict.violated(ModelVerdict.Kind.ACTION_PROPERTY, "EachIsACell"));
    assertThat(broken.counterexample().states()).hasSize(2);
  }
}
