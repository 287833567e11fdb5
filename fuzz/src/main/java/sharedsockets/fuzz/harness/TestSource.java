package sharedsockets.fuzz.harness;

import java.util.Locale;
import java.util.stream.Collectors;

/** A finding as a JUnit test of the module fuzz: the trace again, which must conform. */
final class TestSource {
  private TestSource() {}

  /** The test's class, by the name of the finding. */
  static String className(String finding) {
    StringBuilder name = new StringBuilder();
    for (String word : finding.split("[^A-Za-z0-9]+")) {
      name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
    }
    return name + "Test";
  }

  static String of(String className, FoundProgram found, String trace) {
    String steps =
        trace
            .lines()
            .map(line -> "          " + line.replace("\\", "\\\\"))
            .collect(Collectors.joining("\n"));
    return """
        package sharedsockets.fuzz;

        import static org.assertj.core.api.Assertions.assertThat;

        import java.util.List;
        import org.junit.jupiter.api.Test;
        import sharedsockets.fuzz.adapter.Repetition;

        /** %s */
        final class %s {
          /** %s */
          private static final String TRACE =
              \"""
        %s
              \""";

          /** The implementation is asked the same again, and each answer judged. */
          @Test
          void conforms() throws Exception {
            assertThat(Repetition.of(TRACE)).isEqualTo(List.of());
          }
        }
        """
        .formatted(
            sentence(found), className, "What was asked and answered when it was found.", steps);
  }

  private static String sentence(FoundProgram found) {
    return "Found by the target %s: %s, observed %s."
        .formatted(found.target(), String.join(" ", found.rules()), found.observed())
        .replace("*/", "* /")
        .replace('\n', ' ');
  }
}
