package sharedsockets.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExampleTracesTest {
  private static final Path EXAMPLES = Path.of("../examples/traces/wine-8.0");

  @Test
  void everyExampleIsJudgedAsExpected() throws Exception {
    ExpectedVerdicts expected = ExpectedVerdicts.read(EXAMPLES);
    assertThat(expected.traces()).isEqualTo(197);
    assertThat(expected.differences()).isEmpty();
  }

  @Test
  void aWrongExpectationIsFound(@TempDir Path folder) throws Exception {
    String trace = "scenario-01-duplicate-and-use.ndjson";
    Files.copy(EXAMPLES.resolve(trace), folder.resolve(trace));
    Files.writeString(
        folder.resolve("expected.json"),
        """
        [{"file": "%s", "verdicts": {
          "documented": {"verdict": "conforms"},
          "wine-8.0": {"verdict": "diverges", "line": 3, "rules": ["DUP-1"]}}}]
        """
            .formatted(trace));
    assertThat(ExpectedVerdicts.read(folder).differences())
        .singleElement()
        .asString()
        .startsWith(trace + ", profile wine-8.0: expected");
  }

  @Test
  void aTraceWithoutExpectationIsFound(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("expected.json"), "[]");
    assertThat(ExpectedVerdicts.read(folder).size()).isZero();
    Files.writeString(folder.resolve("new.ndjson"), "");
    assertThatThrownBy(() -> ExpectedVerdicts.read(folder)).isInstanceOf(IOException.class);
  }
}
