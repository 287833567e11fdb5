package sharedsockets.model.tlc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sharedsockets.model.Toys;
import sharedsockets.model.check.Counterexample.State;
import sharedsockets.model.check.EngineResult;
import sharedsockets.model.check.InvalidModel;
import sharedsockets.model.check.Model;
import sharedsockets.model.check.ModelVerdict;
import sharedsockets.model.check.Progress;
import sharedsockets.model.value.Value;

@Execution(ExecutionMode.CONCURRENT)
final class TlcEngineTest {
  private static EngineResult explore(String module, String cfg) throws Exception {
    return new TlcEngine().explore(Toys.model(module, cfg), 1, progress -> {});
  }

  @Test
  void aModelThatHoldsIsCounted() throws Exception {
    List<Progress> told = new ArrayList<>();

    EngineResult found = new TlcEngine().explore(Toys.model("MCLamp", "lamp-ok"), 1, told::add);

    assertThat(found.verdict()).isEqualTo(ModelVerdict.HOLDS);
    assertThat(found.reached()).isEqualTo(new Progress(7, 3, 0, 3));
    assertThat(found.counterexample().states()).isEmpty();
    assertThat(found.elapsed()).isPositive();
    assertThat(found.cpu()).isPositive();
    assertThat(told).contains(new Progress(7, 3, 0, 3));
  }

  @ParameterizedTest
  @CsvSource({
    "MCLamp, lamp-invariant, INVARIANT, AtMostTwice, 6",
    "MCLamp, lamp-initial, INVARIANT, Never, 1",
    "MCLamp, lamp-action, ACTION_PROPERTY, StaysLit, 3",
    "MCLamp, lamp-refinement, ACTION_PROPERTY, OnlyOnSpec, 3",
    "MCLamp, lamp-refinement-initial, ACTION_PROPERTY, StartsLitSpec, 1",
    "MCLamp, lamp-unfair, TEMPORAL_PROPERTY, LitForGood, 3",
    "MCLamp, lamp-several, TEMPORAL_PROPERTY, LitForGood, 3",
    "MCLampDeadlock, MCLampDeadlock, DEADLOCK, deadlock, 2",
    "MCLampAssumption, lamp-assumption, ASSUMPTION, assumption, 0"
  })
  @Tag("long")
  void theViolatedPropertyIsNamed(
      String module, String cfg, ModelVerdict.Kind kind, String property, int states)
      throws Exception {
    EngineResult found = explore(module, cfg);

    assertThat(found.verdict().kind()).isEqualTo(kind);
    assertThat(found.verdict().property()).isEqualTo(property);
    assertThat(found.counterexample().states()).hasSize(states);
  }

  @Test
  @Tag("long")
  void aTemporalPropertyMayHold() throws Exception {
    assertThat(explore("MCLamp", "lamp-liveness").verdict()).isEqualTo(ModelVerdict.HOLDS);
  }

  @Test
  @Tag("long")
  void theCfgDecidesWhetherADeadlockIsAllowed() throws Exception {
    assertThat(explore("MCLampDeadlock", "lamp-stop").verdict()).isEqualTo(ModelVerdict.HOLDS);
  }

  @Test
  void statesNameTheirActionsAndHoldValues() throws Exception {
    List<State> states = explore("MCLamp", "lamp-invariant").counterexample().states();

    assertThat(states).extracting(State::action).startsWith("", "MCSwitchOn", "MCSwitchOff");
    assertThat(states.get(1).place()).contains("module MCLamp");
    assertThat(states.get(1).variables())
        .containsEntry("lit", new Value.Bool(true))
        .containsEntry("switched", Value.Int.of(1));
    assertThat(states.get(1).variables().get("obs")).isInstanceOf(Value.Fields.class);
  }

  @Test
  @Tag("long")
  void aBehaviourThatStopsLoopsToItsLastState() throws Exception {
    assertThat(explore("MCLamp", "lamp-unfair").counterexample().loopsTo()).hasValue(3);
  }

  @Test
  @Tag("long")
  void aBehaviourThatRepeatsLoopsBack() throws Exception {
    assertThat(explore("MCLamp", "lamp-loop").counterexample().loopsTo()).hasValue(1);
  }

  @ParameterizedTest
  @CsvSource({
    "MCSyntax, MCSyntax, MCSyntax.tla:6:1:",
    "MCSemantic, MCSemantic, MCSemantic.tla:5:14: Unknown operator: `y'",
    "MCEvaluation, MCEvaluation, 'Line 5, column 9 to line 5, column 22 in MCEvaluation'",
    "MCLamp, broken-name, The invariant NoSuchInvariant specified in the configuration file",
    "MCLamp, broken-cfg, broken-cfg.cfg:3: expected a keyword",
    "NoSuchModule, lamp-ok, cannot read",
    "MCLamp, no-such-cfg, cannot read"
  })
  void whatIsBrokenIsToldWithItsPlace(String module, String cfg, String complaint) {
    assertThatExceptionOfType(InvalidModel.class)
        .isThrownBy(() -> explore(module, cfg))
        .withMessageContaining(complaint)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("Exception", "\tat "));
  }

  @Test
  void aToolsJarThatIsNotThereIsNamed() {
    Model model = Toys.model("MCLamp", "lamp-ok");

    assertThatExceptionOfType(InvalidModel.class)
        .isThrownBy(() -> new TlcEngine("/nowhere/tla2tools.jar").explore(model, 1, p -> {}))
        .withMessageContaining("TLA2TOOLS_JAR")
        .withMessageContaining("/nowhere/tla2tools.jar");
  }
}
