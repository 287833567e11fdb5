package sharedsockets.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class MainTest {
  @Test
  void helpListsTheCommands() {
    CommandLineRun run = CommandLineRun.of("--help");

    assertThat(run.status()).isZero();
    assertThat(run.out()).startsWith("Usage: shared-sockets").contains("check-model");
  }

  @Test
  void versionIsPrinted() {
    CommandLineRun run = CommandLineRun.of("--version");

    assertThat(run.status()).isZero();
    assertThat(run.out()).startsWith("shared-sockets ");
  }

  @Test
  void noCommandIsBadUsage() {
    CommandLineRun run = CommandLineRun.of();

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("Usage: shared-sockets");
  }

  @Test
  void anUnknownCommandIsBadUsage() {
    CommandLineRun run = CommandLineRun.of("chek-model");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo(
            "shared-sockets: Unmatched argument at index 0: 'chek-model'; did you mean check-model"
                + " or check-suite? (shared-sockets --help says more)\n");
  }

  @Test
  void aBadOptionIsSaidInOneLine() {
    assertThat(CommandLineRun.of("check-trace", "--formt", "json", "t.ndjson").err())
        .isEqualTo(
            "shared-sockets check-trace: Unknown option: '--formt'; did you mean --format?"
                + " (shared-sockets check-trace --help says more)\n");
    assertThat(CommandLineRun.of("check-trace").err().lines()).hasSize(1);
    assertThat(CommandLineRun.of("check-trace", "--most-tries", "\u001b[2J").err())
        .contains("'?[2J'")
        .doesNotContain("\u001b");
  }

  @Test
  void whatStandsBelowHelpIsWrappedOnce() {
    for (CommandLine command : Main.commandLine().getSubcommands().values()) {
      String[] footer = command.getCommandSpec().usageMessage().footer();
      for (String paragraph : footer) {
        assertThat(paragraph).as(command.getCommandName()).matches("(%n)?(.*\\.)?");
      }
    }
  }

  @Test
  void shellsCompleteCommandsAndOptions() {
    CommandLineRun run = CommandLineRun.of("generate-completion");

    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("check-trace").contains("--most-tries");
  }
}
