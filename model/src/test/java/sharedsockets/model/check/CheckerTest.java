package sharedsockets.model.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sharedsockets.model.Toys;
import sharedsockets.model.check.Counterexample.State;
import sharedsockets.model.value.Value;
import sharedsockets.model.value.ValueParser;

final class CheckerTest {
  /** An engine that has found its result already. */
  private record Found(ModelVerdict verdict, Counterexample counterexample, long distinct)
      implements Engine {
    @Override
    public String name() {
      return "found";
    }

    @Override
    public boolean runsSideBySide() {
      return true;
    }

    @Override
    public EngineResult explore(Model model, int workers, Consumer<Progress> progress) {
      Progress reached = new Progress(2 * distinct, distinct, 0, 3);
      progress.accept(reached);
      return new EngineResult(
          verdict,
          counterexample,
          reached,
          Duration.ofSeconds(2),
          Duration.ofSeconds(1),
          List.of(),
          "raw");
    }
  }

  private static Outcome check(String name, Engine engine) throws Exception {
    return check(name, engine, CheckListener.NONE);
  }

  private static Outcome check(String name, Engine engine, CheckListener listener)
      throws Exception {
    Models models = Models.read(Toys.FOLDER.resolve("model"));
    return new Checker(models, engine, 2, listener).check(List.of(models.find(name))).get(0);
  }

  private static Engine holds(long distinct) {
    return new Found(ModelVerdict.HOLDS, Counterexample.NONE, distinct);
  }

  private static Engine violates(String property) {
    return new Found(
        ModelVerdict.violated(ModelVerdict.Kind.INVARIANT, property), Counterexample.NONE, 5);
  }

  @Test
  void theExpectedNumberOfStatesIsAsExpected() throws Exception {
    assertThat(check("lamp-ok", holds(3)).isAsExpected()).isTrue();
  }

  @Test
  void anotherNumberOfStatesIsNot() throws Exception {
    assertThat(check("lamp-ok", holds(4)).differences())
        .containsExactly("4 distinct states, expected 3");
  }

  @Test
  void aFaultThatIsFoundIsAsExpected() throws Exception {
    assertThat(check("lamp-invariant", violates("AtMostTwice")).isAsExpected()).isTrue();
  }

  @Test
  void aFaultThatIsMissedIsNot() throws Exception {
    assertThat(check("lamp-invariant", holds(3)).differences())
        .singleElement()
        .asString()
        .contains("planted fault was not found");
  }

  @Test
  void aFaultThatBreaksAnotherPropertyIsNot() throws Exception {
    assertThat(check("lamp-invariant", violates("TypeOK")).differences())
        .containsExactly("TypeOK is violated, expected AtMostTwice to be violated");
  }

  @Test
  void aViolationWhereAllMustHoldIsNot() throws Exception {
    assertThat(check("lamp-ok", violates("TypeOK")).differences())
        .containsExactly("TypeOK is violated, expected to hold");
  }

  @Test
  void aBrokenModelIsAnOutcomeToo() throws Exception {
    Engine refusing =
        new Engine() {
          @Override
          public String name() {
            return "refusing";
          }

          @Override
          public boolean runsSideBySide() {
            return false;
          }

          @Override
          public EngineResult explore(Model model, int workers, Consumer<Progress> progress)
              throws InvalidModel {
            throw new InvalidModel("Lamp.tla:1:2: no");
          }
        };

    Outcome outcome = check("lamp-ok", refusing);

    assertThat(outcome.isBroken()).isTrue();
    assertThat(outcome.differences()).containsExactly("Lamp.tla:1:2: no");
  }

  @Test
  void outcomesComeInTheOrderAskedFor() throws Exception {
    Models models = Models.read(Toys.FOLDER.resolve("model"));

    List<Outcome> outcomes =
        new Checker(models, holds(3), 3, CheckListener.NONE).check(models.all());

    assertThat(outcomes).extracting(Outcome::configuration).isEqualTo(models.all());
  }

  @Test
  void listenersAreTold() throws Exception {
    List<Object> told = Collections.synchronizedList(new ArrayList<>());

    Outcome outcome =
        check(
            "lamp-ok",
            holds(3),
            new CheckListener() {
              @Override
              public void progress(Configuration configuration, Progress progress) {
                told.add(progress);
              }

              @Override
              public void finished(Outcome done) {
                told.add(done);
              }
            });

    assertThat(told).containsExactly(new Progress(6, 3, 0, 3), outcome);
  }

  private static State state(String action, String observation) {
    Map<String, Value> variables = Map.of("obs", ValueParser.parse(observation));
    return new State(action, "line 1 of module MCLamp", variables);
  }

  private static List<String> explain(OptionalInt loopsTo, State... steps) throws Exception {
    List<State> states = new ArrayList<>();
    states.add(state("", "[call |-> \"none\"]"));
    states.addAll(List.of(steps));
    ModelVerdict verdict = ModelVerdict.violated(ModelVerdict.Kind.INVARIANT, "AtMostTwice");
    return check("lamp-ok", new Found(verdict, new Counterexample(states, loopsTo), 5))
        .explanation();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "[call |-> \"recv\", process |-> A, s |-> \"d1\", result |-> 1]; A: recv(s = d1) -> 1",
        "[call |-> \"recv\", process |-> A, s |-> d1, error |-> \"WSAENOTSOCK\"];"
            + " A: recv(s = d1) -> WSAENOTSOCK",
        "[call |-> \"recv\", process |-> A, result |-> 0, error |-> None]; A: recv() -> 0",
        "[call |-> \"enum\", process |-> A, event |-> e, s |-> d, result |-> {\"FD_READ\"}];"
            + " A: enum(s = d, event = e) -> {FD_READ}",
        "[call |-> \"data\", s |-> d1, error |-> \"\"]; network: data(s = d1)",
        "[other |-> 1]; SwitchOn (line 1 of module MCLamp)",
        "7; SwitchOn (line 1 of module MCLamp)"
      })
  void aStepIsTheCallThatItsObservationTells(String observation, String line) throws Exception {
    assertThat(explain(OptionalInt.empty(), state("SwitchOn", observation)))
        .containsExactly("AtMostTwice is violated:   [LMP-2]", "1. " + line + "   [LMP-1 LMP-2]");
  }

  @Test
  void anActionOfAModelHasTheRulesOfTheSpecificationsAction() throws Exception {
    assertThat(explain(OptionalInt.empty(), state("MCSwitchOff", "[call |-> \"off\"]")))
        .last()
        .isEqualTo("1. network: off()   [LMP-3 U4]");
  }

  @ParameterizedTest
  @CsvSource({"0, LMP-1 LMP-2", "1, LMP-9"})
  void anActionWithoutRulesHasThoseOfItsCall(int error, String rules) throws Exception {
    String observation = "[call |-> \"SwitchOn\"" + (error == 1 ? ", error |-> \"NO\"]" : "]");

    assertThat(explain(OptionalInt.empty(), state("Somebody", observation)))
        .last()
        .asString()
        .endsWith("[" + rules + "]");
  }

  @Test
  void anUnknownActionHasNoRules() throws Exception {
    assertThat(explain(OptionalInt.empty(), state("Unheard", "[call |-> \"off\"]")))
        .last()
        .isEqualTo("1. network: off()");
  }

  @ParameterizedTest
  @CsvSource({"2, Then nothing happens any more.", "1, 'Then all over again, for ever.'"})
  void aLoopIsTold(int loopsTo, String line) throws Exception {
    assertThat(explain(OptionalInt.of(loopsTo), state("SwitchOn", "[call |-> \"on\"]")))
        .last()
        .asString()
        .endsWith(line);
  }
}
