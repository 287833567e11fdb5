package sharedsockets.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import sharedsockets.cli.verify.PathFinderOptions;

/** Nothing is clean that cannot be run; no Java PathFinder is needed to see that. */
final class CheckInterleavingsCommandTest {
  @TempDir private Path folder;

  private static void run(String... arguments) throws IOException, InterruptedException {
    CommandLine.populateCommand(new PathFinderOptions(), arguments)
        .run(null, new PrintWriter(System.out), new PrintWriter(System.err));
  }

  @ParameterizedTest
  @CsvSource({
    "--depth=0, --depth is 1 or 2",
    "--depth=3, --depth is 1 or 2",
    "--jobs=0, --jobs must be at least 1",
    "--harnesses=nowhere, there is no folder nowhere",
    "--fault=waiter-added-late, --fault needs --implementation",
    "--implementation=nowhere, there is no sharedsockets/winsock/Winsock.class in nowhere"
  })
  void whatWouldRunNothingIsRefused(String argument, String message) {
    boolean isFolder = argument.startsWith("--harnesses");
    String[] arguments =
        isFolder ? new String[] {argument} : new String[] {"--harnesses=src/jpf", argument};
    assertThatThrownBy(() -> run(arguments))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aFolderWithoutHarnessesIsRefused() throws IOException {
    Files.createDirectories(folder.resolve("empty"));
    assertThatThrownBy(() -> run("--harnesses=" + folder.resolve("empty")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("there is no .jpf file in " + folder.resolve("empty"));
  }

  @Test
  void theCommandNamesWhatIsNotInstalled() {
    if (System.getenv("JPF_HOME") == null) {
      assertThat(CommandLineRun.of("check-interleavings", "--depth", "0").status()).isEqualTo(2);
    }
  }
}
