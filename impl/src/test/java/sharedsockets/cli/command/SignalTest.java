package sharedsockets.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whoever ends check-model ends TLC with it. */
@Timeout(900)
final class SignalTest {
  private static final Path MODELS =
      Path.of("../model/src/test/resources/toys/model").toAbsolutePath();

  @TempDir Path temporary;

  private Process checkEndlessModel() throws Exception {
    return new ProcessBuilder(
            MainProcess.command(
                List.of("-Djava.io.tmpdir=" + temporary),
                "check-model",
                "--models",
                MODELS.toString(),
                MODELS.resolve("MCEndless.cfg").toString()))
        .redirectErrorStream(true)
        .start();
  }

  private static ProcessHandle childOf(Process parent) {
    while (parent.isAlive()) {
      var child = parent.children().findFirst();
      if (child.isPresent()) {
        return child.get();
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
    throw new AssertionError("check-model ended before TLC started");
  }

  @Test
  void terminatingLeavesNoChildAndNoFiles() throws Exception {
    Process checkModel = checkEndlessModel();
    ProcessHandle tlc = childOf(checkModel);

    checkModel.toHandle().destroy(); // unlike destroy of the process, keeps its output readable

    checkModel.waitFor();
    tlc.onExit().join();
    assertThat(temporary).isEmptyDirectory();
    assertThat(checkModel.getInputStream().readAllBytes()).isEmpty();
  }

  @Test
  void killingLeavesNoChild() throws Exception {
    Process checkModel = checkEndlessModel();
    ProcessHandle tlc = childOf(checkModel);

    checkModel.destroyForcibly();

    tlc.onExit().join();
    assertThat(tlc.isAlive()).isFalse();
  }
}
