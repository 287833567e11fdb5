package sharedsockets.story;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A trace as a JUnit test of the module fuzz: the reference implementation is asked the same again,
 * and each answer judged.
 */
public final class TestSource {
  private TestSource() {}

  /** The test's class, by a name in words. */
  public static String className(String words) {
    StringBuilder name = new StringBuilder();
    for (String word : words.split("[^A-Za-z0-9]+")) {
      name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
    }
    return name + "Test";
  }

  /**
   * The source.
   *
   * @param sentence where the trace comes from
   */
  public static String of(String className, String sentence, String trace) {
    String steps =
        Stream.of(trace.split("\n"))
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
          /** What was asked and answered then. */
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
        .formatted(sentence.replace("*/", "* /").replace('\n', ' '), className, steps);
  }
}
