package sharedsockets.model.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sharedsockets.model.check.Engine;
import sharedsockets.model.check.EngineResult;
import sharedsockets.model.check.InvalidModel;
import sharedsockets.model.explorer.RandomBehaviours.Behaviour;
import sharedsockets.model.tlc.TlcEngine;
import sharedsockets.model.value.Value;

/**
 * Temporal properties of random models: a counterexample is one by the definition of the operators,
 * and where none is found, no short behaviour is one. {@code -Drandom.seed} and {@code
 * -Drandom.modules} choose others.
 */
final class RandomBehavioursTest {
  private static final String CFG = "SPECIFICATION Spec\nPROPERTY Live\nCHECK_DEADLOCK FALSE\n";
  private static final long SEED = Long.getLong("random.seed", 1);
  private static final int MODULES = Integer.getInteger("random.modules", 50);

  /** Longer than most counterexamples of so small models. */
  private static final int LENGTH = 9;

  @TempDir private Path folder;

  private int violated;

  private EngineResult explore(Engine engine, String module) throws Exception {
    return engine.explore(WrittenModel.write(folder, module, CFG), 1, progress -> {});
  }

  /** What the engine comes to that the definition does not, of the changed text of a model. */
  private Optional<String> difference(long seed, UnaryOperator<String> changed) throws Exception {
    RandomBehaviours random = new RandomBehaviours(seed);
    EngineResult found = explore(new ExplorerEngine(), changed.apply(random.module()));
    boolean agrees =
        found.verdict().holds()
            ? !random.hasCounterexample(LENGTH)
            : random.isCounterexample(behaviour(found));
    violated += found.verdict().holds() ? 0 : 1;
    return agrees
        ? Optional.empty()
        : Optional.of(seed + ": " + random.module() + found.verdict() + behaviour(found));
  }

  private static Behaviour behaviour(EngineResult found) {
    return new Behaviour(
        found.counterexample().states().stream()
            .map(state -> ((Value.Int) state.variables().get("x")).number().intValue())
            .toList(),
        found.counterexample().loopsTo().orElse(1) - 1);
  }

  @Test
  void counterexamplesAreThoseOfTheDefinition() throws Exception {
    for (long seed = SEED; seed < SEED + MODULES; seed++) {
      assertThat(difference(seed, module -> module)).isEmpty();
    }
    assertThat(violated).isBetween(MODULES / 5, MODULES * 4 / 5);
  }

  /** Each stands for a check that is wrong: in what it reads, or in saying that all holds. */
  @Test
  void aCheckThatIsWrongIsSeen() throws Exception {
    List<UnaryOperator<String>> faults =
        List.of(
            module -> module.replace("SF_", "WF_"),
            module -> module.replaceAll("(Spec.*]_x).*", "$1"),
            module -> module.replaceAll("Live.*", "Live == <>TRUE \\\\/ []FALSE"),
            module -> module.replace("~> (", "~> <>[]("));
    for (UnaryOperator<String> fault : faults) {
      long seed = 1;
      while (difference(seed, fault).isEmpty()) {
        assertThat(++seed).isLessThan(100);
      }
    }
  }

  /** TLC is wrong about some nested formulas: then the definition decides. */
  @Test
  @Tag("long")
  void tlcComesToTheSame() throws Exception {
    int compared = 0;
    for (long seed = SEED; seed < SEED + Integer.getInteger("random.tlc", 3); seed++) {
      RandomBehaviours random = new RandomBehaviours(seed);
      try {
        EngineResult tlc = explore(new TlcEngine(), random.module());
        EngineResult compiled = explore(new ExplorerEngine(), random.module());
        EngineResult violated = tlc.verdict().holds() ? compiled : tlc;
        if (!tlc.verdict().equals(compiled.verdict())) {
          System.out.println(
              "DIFF " + (tlc.verdict().holds() ? "tlc holds" : "tlc violated") + random.module());
          assertThat(random.isCounterexample(behaviour(violated)))
              .as(random.module())
              .isEqualTo(tlc.verdict().holds());
        }
        compared++;
      } catch (InvalidModel e) {
        // TLC refuses tautologies, and formulas that it cannot handle.
        assertThat(e.getMessage()).contains("emporal formula");
      }
    }
    assertThat(compared).isPositive();
  }
}
