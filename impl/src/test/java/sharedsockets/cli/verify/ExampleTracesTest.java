package sharedsockets.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExampleTracesTest {
  private static final Path EXAMPLES = Path.of("../examples/traces");
  private static final String TRACE = "scenario-01-duplicate-and-use.ndjson";

  private final StringWriter out = new StringWriter();

  @ParameterizedTest
  @CsvSource({
    "wine-8.0, 197",
    "windows, 118",
    "pending, 24",
    "startup, 20",
    "resets, 11",
    "connecting, 19",
    "addresses, 14",
    "inheriting, 23",
    "handles, 22",
    "reports, 31",
    "waits, 16"
  })
  void everyExampleIsJudgedAsExpected(String folder, int traces) throws Exception {
    ExpectedVerdicts expected = ExpectedVerdicts.read(EXAMPLES.resolve(folder));
    assertThat(expected.traces()).isEqualTo(traces);
    assertThat(expected.differences()).isEmpty();
  }

  @Test
  void aWrongExpectationIsFound(@TempDir Path folder) throws Exception {
    expect(folder, "{\"verdict\": \"diverges\", \"line\": 3, \"rules\": [\"DUP-1\"]}");
    assertThat(ExpectedVerdicts.read(folder).differences())
        .singleElement()
        .asString()
        .startsWith(TRACE + ", profile wine-8.0: expected");
  }

  @Test
  void aTraceWithoutExpectationIsFound(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("expected.json"), "[]");
    assertThat(ExpectedVerdicts.read(folder).size()).isZero();
    Files.writeString(folder.resolve("new.ndjson"), "");
    assertThatThrownBy(() -> ExpectedVerdicts.read(folder)).isInstanceOf(IOException.class);
  }

  @Test
  void everyFolderOfTheExamplesIsJudged(@TempDir Path root) throws Exception {
    expect(root.resolve("a"), "{\"verdict\": \"conforms\"}");
    expect(root.resolve("b"), "{\"verdict\": \"malformed\", \"line\": 1}");
    assertThat(step(root)).isEqualTo(new VerifyStep.Result(3, 4, "2 traces"));
    assertThat(step(root.resolve("a")).passed()).isTrue();
    assertThat(ExpectedVerdicts.folders(EXAMPLES)).contains(EXAMPLES.resolve("wine-8.0"));
  }

  @Test
  void aFolderWithoutExpectationsIsAFailure(@TempDir Path root) throws Exception {
    assertThat(step(root).passed()).isFalse();
    expect(root.resolve("a"), "{\"verdict\": \"conforms\"}");
    Files.createDirectory(root.resolve("b"));
    assertThat(step(root).passed()).isFalse();
    assertThat(out.toString()).contains("there is no " + root.resolve("b/expected.json"));
  }

  private VerifyStep.Result step(Path root) throws InterruptedException {
    return new TracesStep(root).run(new PrintWriter(out, true), new Processors(1).share());
  }

  private static void expect(Path folder, String inWine) throws IOException {
    Files.createDirectories(folder);
    Files.copy(EXAMPLES.resolve("wine-8.0").resolve(TRACE), folder.resolve(TRACE));
    Files.writeString(
        folder.resolve("expected.json"),
        """
        [{"file": "%s", "verdicts": {"documented": {"verdict": "conforms"}, "wine-8.0": %s}}]
        """
            .formatted(TRACE, inWine));
  }
}
