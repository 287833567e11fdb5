package sharedsockets.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A whole process with outputs that fail. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "needs /dev/full")
final class OutputTest {
  private static final Path FULL = Path.of("/dev/full");

  @TempDir private Path folder;

  /** Runs a command to its end; standard error goes to a file. */
  private int run(Path out, String... arguments) throws IOException, InterruptedException {
    return new ProcessBuilder(MainProcess.command(List.of(), arguments))
        .redirectOutput(out.toFile())
        .redirectError(folder.resolve("err").toFile())
        .start()
        .waitFor();
  }

  private String error() throws IOException {
    return Files.readString(folder.resolve("err"));
  }

  private Path conformingTrace() throws IOException {
    return Files.writeString(
        folder.resolve("t.ndjson"),
        "{\"process\":\"A\",\"call\":\"socket\",\"args\":{\"type\":\"SOCK_DGRAM\"},\"result\":\"s\"}\n");
  }

  @Test
  void aReportThatIsLostIsNoSuccess() throws Exception {
    assertThat(run(FULL, "check-trace", conformingTrace().toString())).isEqualTo(2);
    assertThat(error()).contains("standard output cannot be written: No space left on device");
    assertThat(run(FULL, "--help")).isEqualTo(2);
  }

  @Test
  void aFileThatCannotBeWrittenIsNamedAndNothingOfItStays() throws Exception {
    Path profile = folder.resolve("no such folder").resolve("profile.json");

    int status =
        run(folder.resolve("out"), "check-model", "kinds-small", "--junit", profile.toString());

    assertThat(status).isEqualTo(2);
    assertThat(error()).contains("cannot write " + profile).doesNotContain("at sharedsockets");
    assertThat(profile).doesNotExist();
  }

  @Test
  void noNameOfAFileReachesTheTerminalRaw() throws Exception {
    Path file =
        Files.writeString(folder.resolve("\u001b[2Jprofile.json"), "{\"U1\": \"\u001b[2J\"}");

    int status =
        run(
            folder.resolve("out"),
            "check-trace",
            "--profile",
            file.toString(),
            conformingTrace().toString());

    assertThat(status).isEqualTo(2);
    assertThat(error()).contains("?[2Jprofile.json").doesNotContain("\u001b");
  }
}
