package sharedsockets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class MainTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    CommandLine commands = Main.commandLine();
    return commands.setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(args);
  }

  @Test
  void helpListsTheCommands() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString()).startsWith("Usage: shared-sockets");
  }

  @Test
  void versionIsPrinted() {
    assertThat(run("--version")).isZero();
    assertThat(out.toString()).startsWith("shared-sockets ");
  }

  @Test
  void anUnknownCommandIsBadUsage() {
    assertThat(run("chek-model")).isEqualTo(2);
    assertThat(err.toString()).contains("chek-model").doesNotContain("\tat ");
  }
}
