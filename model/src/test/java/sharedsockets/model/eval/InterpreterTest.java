package sharedsockets.model.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sharedsockets.model.cfg.ModelConfig;
import sharedsockets.model.sany.ModuleLoader;
import sharedsockets.model.value.Value;

final class InterpreterTest {
  @TempDir private Path folder;

  /** It may have one value before the step and another one behind it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "LET twice == 2 * x IN twice' = twice + 2",
        "LET twice == 2 * x IN twice + 2 = twice'",
        "Grows(2 * x)"
      })
  void whatIsEvaluatedOnceForAStepIsEvaluatedAnewForAnother(String condition) throws Exception {
    Path module =
        Files.writeString(
            folder.resolve("MCCounter.tla"),
            """
            ---- MODULE MCCounter ----
            EXTENDS Naturals
            VARIABLE x
            Init == x = 0
            Grows(value) == value' = value + 2
            Next == x' = x + 1 /\\ %s
            ====
            """
                .formatted(condition));
    Path cfg = Files.writeString(folder.resolve("MCCounter.cfg"), "INIT Init\nNEXT Next\n");
    ConfiguredModule model =
        new ConfiguredModule(
            new ModuleLoader().load(module, List.of(folder)), ModelConfig.read(cfg));
    Actions actions = new Actions(model, new Interpreter(model));

    Value[] state = actions.initialStates().get(0);
    for (int step = 1; step <= 2; step++) {
      assertThat(actions.successors(state)).hasSize(1);
      state = actions.successors(state).get(0).values();
      assertThat(state).containsExactly(Value.Int.of(step));
    }
  }
}
