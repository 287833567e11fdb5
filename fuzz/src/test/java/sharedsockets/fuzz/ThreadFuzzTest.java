package sharedsockets.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import com.code_intelligence.jazzer.mutation.annotation.WithLength;
import sharedsockets.fuzz.threads.ThreadTarget;

/** {@code JAZZER_FUZZ=1} fuzzes; otherwise the inputs kept in the resources are run. */
final class ThreadFuzzTest {
  @FuzzTest
  void historiesAreLinearizable(
      int start,
      int @NotNull @WithLength(min = 1, max = ThreadTarget.MOST_CALLS) [] first,
      int @NotNull @WithLength(min = 1, max = ThreadTarget.MOST_CALLS) [] second,
      int @NotNull @WithLength(max = ThreadTarget.MOST_CALLS - 1) [] third,
      int @NotNull @WithLength(max = ThreadTarget.MOST_CHANGES) [] schedule) {
    ThreadTarget.fuzzerTestOneInput(start, first, second, third, schedule);
  }
}
