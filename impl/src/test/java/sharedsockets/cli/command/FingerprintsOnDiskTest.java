package sharedsockets.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The file of states that {@code check-model --fingerprints} has while it runs. */
@Timeout(900)
@Tag("long")
final class FingerprintsOnDiskTest {
  private static final Path MODELS = Path.of("../model").toAbsolutePath().normalize();

  @TempDir Path temporary;

  private Process start(List<String> before, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(before);
    command.addAll(
        MainProcess.command(
            List.of("-XX:-UsePerfData", "-Djava.io.tmpdir=" + temporary),
            "check-model",
            "--engine",
            "compiled",
            "--fingerprints",
            "--models",
            MODELS.toString()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private static String output(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes());
  }

  private boolean hasStates() throws IOException {
    try (Stream<Path> folders = Files.list(temporary)) {
      return folders.map(folder -> folder.resolve("states").toFile()).anyMatch(f -> f.length() > 0);
    }
  }

  @Test
  void itIsGoneAfterwards() throws Exception {
    Process run = start(List.of(), "fault-close-cancels", "descriptors-small");

    assertThat(output(run)).contains("2 of 2 as expected");
    assertThat(run.waitFor()).isZero();
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void itIsGoneWhenTheRunIsEnded() throws Exception {
    Process run = start(List.of(), "descriptors-deep");
    while (run.isAlive() && !hasStates()) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }

    run.toHandle().destroy(); // unlike destroy of the process, keeps its output readable

    run.waitFor();
    assertThat(temporary).isEmptyDirectory();
    assertThat(output(run)).doesNotContain("\tat ");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aDiskThatIsTooSmallIsToldOnce() throws Exception {
    List<String> withSmallFiles = List.of("sh", "-c", "ulimit -f 500; exec \"$0\" \"$@\"");

    Process run = start(withSmallFiles, "descriptors-standard");

    assertThat(output(run))
        .contains("descriptors-standard.cfg: the file of its states, " + temporary)
        .contains("cannot be written: ", "-Djava.io.tmpdir= names another folder")
        .doesNotContain("\tat ", "Exception");
    assertThat(run.waitFor()).isEqualTo(2);
    assertThat(temporary).isEmptyDirectory();
  }
}
