package sharedsockets.model.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sharedsockets.model.check.Engine;
import sharedsockets.model.check.EngineResult;
import sharedsockets.model.check.InvalidModel;

/**
 * The compiled engine and the interpreter find random formulas true in the same states, and fail on
 * the same ones (differential testing). {@code -Drandom.seed=7 -Drandom.modules=500} for more.
 */
final class RandomExpressionsTest {
  private static final String CFG =
      """
      INIT Init
      NEXT Next
      CHECK_DEADLOCK FALSE
      INVARIANT TypeOK
      """;
  private static final int FORMULAS = 5;
  private static final String FAILS = "fails";

  @TempDir private Path folder;

  private int compared;

  @Test
  void theCompiledEngineAgreesWithTheInterpreter() throws Exception {
    long seed = Long.getLong("random.seed", 1);
    int modules = Integer.getInteger("random.modules", 12);

    assertThat(differences(seed, modules, formula -> formula)).isEmpty();
    assertThat(compared).isGreaterThan(modules * FORMULAS / 2);
  }

  @Test
  void aDifferenceIsSeen() throws Exception {
    assertThat(differences(1, 2, formula -> formula.replace("\\cup", "\\cap").replace("<", ">=")))
        .isNotEmpty();
  }

  /** Formulas that are not true in as many states in the one engine as, changed, in the other. */
  private List<String> differences(long seed, int modules, UnaryOperator<String> changed)
      throws IOException, InterruptedException {
    List<String> differences = new ArrayList<>();
    for (int m = 0; m < modules; m++) {
      RandomExpressions random = new RandomExpressions(seed + m);
      List<String> formulas = Stream.generate(random::formula).limit(FORMULAS).toList();
      String together = outcome(new InterpretedEngine(), formulas);
      if (!together.equals(FAILS)
          && together.equals(
              outcome(new ExplorerEngine(), formulas.stream().map(changed).toList()))) {
        compared += FORMULAS;
      } else {
        for (String formula : formulas) {
          compare(formula, changed, differences);
        }
      }
    }
    return differences;
  }

  private void compare(String formula, UnaryOperator<String> changed, List<String> differences)
      throws IOException, InterruptedException {
    String compiled = outcome(new ExplorerEngine(), List.of(changed.apply(formula)));
    if (compiled == null) {
      return;
    }
    compared++;
    String interpreted = outcome(new InterpretedEngine(), List.of(formula));
    if (!interpreted.equals(compiled)) {
      differences.add(formula + ": interpreted " + interpreted + ", compiled " + compiled);
    }
  }

  /** How many states and steps there are; null where the engine refuses the formulas. */
  private String outcome(Engine engine, List<String> formulas)
      throws IOException, InterruptedException {
    try {
      String body = RandomExpressions.module(formulas);
      EngineResult result = engine.explore(WrittenModel.write(folder, body, CFG), 1, p -> {});
      return result.verdict().kind()
          + ", "
          + result.reached().distinct()
          + " distinct, "
          + result.reached().generated()
          + " generated";
    } catch (InvalidModel e) {
      return e.getMessage().contains("is not supported by the compiled engine") ? null : FAILS;
    } catch (RuntimeException e) {
      throw new AssertionError(engine.name() + " crashes on " + formulas, e);
    }
  }
}
