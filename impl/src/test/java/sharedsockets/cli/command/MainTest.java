package sharedsockets.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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
    assertThat(run.err()).contains("check-model").doesNotContain("\tat ");
  }
}
