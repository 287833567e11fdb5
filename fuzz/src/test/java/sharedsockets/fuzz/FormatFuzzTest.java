package sharedsockets.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import sharedsockets.fuzz.formats.FormatTarget;

/** {@code JAZZER_FUZZ=1} fuzzes; otherwise the inputs kept in the resources are run. */
final class FormatFuzzTest {
  @FuzzTest
  void onlyDocumentedExceptions(byte[] input) {
    FormatTarget.fuzzerTestOneInput(input);
  }
}
