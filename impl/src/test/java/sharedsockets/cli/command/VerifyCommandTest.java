package sharedsockets.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class VerifyCommandTest {
  private static final Path TOYS = Path.of("../model/src/test/resources/toys/model");

  @Test
  void oneWrongExpectationFailsTheWhole() {
    CommandLineRun run = CommandLineRun.of("verify", "--models", TOYS.toString());

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out())
        .containsSubsequence(
            "== models, engine tlc\n",
            "== models, engine compiled\n",
            "== example traces\n",
            "== conformance suite\n",
            "== Lincheck\n",
            "== summary\n")
        .containsPattern("! +models, engine tlc +4 of 8")
        .endsWith("NOT verified\n");
  }

  @Test
  void nothingToCheckIsAFailure(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("manifest.json"), "{\"configurations\": []}");

    CommandLineRun run = CommandLineRun.of("verify", "--models", folder.toString());

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).contains("0 of 0");
  }
}
