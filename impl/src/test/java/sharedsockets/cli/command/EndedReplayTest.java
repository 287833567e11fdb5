package sharedsockets.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Isolated("a signal goes to the command that was the last to ask for it")
@Timeout(300)
final class EndedReplayTest {
  private static final String TRACES = "../examples/traces/wine-8.0/scenario-";

  @TempDir private Path folder;

  /**
   * The adapter has its parent, which is this process, ended in the second trace: the first was
   * tried again without what deviates.
   */
  @ParameterizedTest
  @CsvSource({"TERM, 143", "INT, 130"})
  void whatWasFoundIsReportedWhenTheRunIsEnded(String signal, int status) throws Exception {
    assumeThat(isIgnored(status - 128)).as("SIG%s is ignored here and inherited", signal).isFalse();
    Path adapter =
        Files.writeString(
            folder.resolve("adapter"),
            """
            while read -r line; do
              id=${line#*'"id":'}
              id=${id%%%%[!0-9]*}
              case $line in
                *reset*)
                  echo '{"reset":true}'
                  resets=x$resets
                  ;;
                *)
                  [ "$resets" != xxx ] || { kill -%s $PPID; exec sleep 100000; }
                  echo '{"id":'"$id"',"error":"WSAENOPROTOOPT"}'
                  ;;
              esac
            done
            """
                .formatted(signal));
    Path record = folder.resolve("record");
    Path markdown = folder.resolve("report.md");

    CommandLineRun run =
        CommandLineRun.of(
            "replay",
            "--adapter",
            "sh " + adapter,
            "--jobs",
            "1",
            "--timeout",
            "3600",
            "--record",
            record.toString(),
            "--markdown",
            markdown.toString(),
            TRACES + "01-duplicate-and-use.ndjson",
            TRACES + "02-options-shared-both-ways.ndjson",
            TRACES + "14-one-receive-queue.ndjson");

    assertThat(run.status()).isEqualTo(status);
    assertThat(run.out())
        .contains("finding 1: ", "socket(", " = WSAENOPROTOOPT")
        .containsPattern("1 not tried again, \\d traces? left: 1 finding\n");
    assertThat(record.resolve("finding-01.ndjson")).exists();
    assertThat(markdown).content().contains("## Finding 1: ");
  }

  /** Shells have what they start in the background ignore SIGINT. */
  private static boolean isIgnored(int signal) throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return false;
    }
    String mask =
        Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .map(line -> line.substring("SigIgn:".length()).strip())
            .findFirst()
            .orElse("0");
    return (Long.parseUnsignedLong(mask, 16) >> signal - 1 & 1) != 0;
  }
}
