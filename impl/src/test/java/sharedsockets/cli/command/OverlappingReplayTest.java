package sharedsockets.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sharedsockets.faults.Faults;
import sharedsockets.faults.FaultyCopy;

/** Deviations that need overlapping calls are found where requests overlap. */
@Timeout(900)
@Tag("long")
final class OverlappingReplayTest {
  private static final Faults FAULTS = Faults.of(Path.of(".."));

  /** Two calls must meet within a step, which on busy processors is a matter of luck. */
  private static final Duration ENOUGH = Duration.ofMinutes(4);

  private static final int ROUNDS = 500;

  /** Seven steps are the least; a busy machine may not have the time to find these. */
  private static final int LONGEST = 20;

  private static final String BEGIN =
      """
      {"process":"A","call":"socket","args":{"type":"SOCK_STREAM"},"result":"s1"}
      {"process":"A","call":"WSADuplicateSocket","args":{"s":"s1","target":"B"},"result":"i1"}
      {"process":"B","call":"WSASocket","args":{"info":"i1"},"result":"s1"}
      {"process":"A","call":"ioctlsocket","args":{"s":"s1","cmd":"FIONBIO","value":1},"result":0}
      """;

  /** Both want the one unit. */
  private static final String ROUND =
      """
      {"network":"data","args":{"process":"A","s":"s1"}}
      {"process":"A","call":"recv","args":{"s":"s1"},"result":1}
      {"process":"B","call":"recv","args":{"s":"s1"},"error":"WSAEWOULDBLOCK"}
      """;

  @TempDir private Path folder;

  @Test
  void aUnitThatIsReadTwice() throws Exception {
    Path trace = Files.writeString(folder.resolve("race.ndjson"), BEGIN + ROUND.repeat(ROUNDS));
    try (FaultyCopy copy = FAULTS.plant("recv-in-two-steps")) {
      assertThat(replay(copy, trace, 1)).endsWith("conforms\n");

      String report = "";
      long end = System.nanoTime() + ENOUGH.toNanos();
      while (!report.contains("finding 1: ") && System.nanoTime() - end < 0) {
        report = replay(copy, trace, 2);
      }

      assertThat(report)
          .contains("finding 1: DAT-1", "  (together with the last)\n")
          .containsPattern(" \\d+\\. B recv\\(s4\\) = ")
          .doesNotContain("\n  " + LONGEST + ". ");
    }
  }

  private static String replay(FaultyCopy copy, Path trace, int threads) throws Exception {
    List<String> command =
        MainProcess.command(
            copy.classPathEntry(),
            "replay",
            "--adapter",
            "reference",
            "--jobs",
            "1",
            "--threads",
            String.valueOf(threads),
            trace.toString());
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
