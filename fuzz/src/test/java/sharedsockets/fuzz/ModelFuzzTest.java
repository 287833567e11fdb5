package sharedsockets.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import com.code_intelligence.jazzer.mutation.annotation.WithLength;
import sharedsockets.fuzz.model.ModelTarget;

/** {@code JAZZER_FUZZ=1} fuzzes; otherwise the inputs kept in the resources are run. */
final class ModelFuzzTest {
  @FuzzTest
  void answersAreThoseOfTheModel(
      int start, int @NotNull @WithLength(max = ModelTarget.LONGEST) [] program) {
    ModelTarget.fuzzerTestOneInput(start, program);
  }
}
