package sharedsockets.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import sharedsockets.fuzz.adapter.AdapterTarget;

/** {@code JAZZER_FUZZ=1} fuzzes; otherwise the inputs kept in the resources are run. */
final class AdapterFuzzTest {
  @FuzzTest
  void answersConform(byte[] input) {
    AdapterTarget.fuzzerTestOneInput(input);
  }
}
