package sharedsockets.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sharedsockets.cli.verify.Engines;

final class BenchCommandTest {
  private static final Path TOYS = Path.of("../model/src/test/resources/toys/model");

  private static CommandLineRun bench(String name) {
    return CommandLineRun.of("bench", "--events", "0", "--models", TOYS.toString(), name);
  }

  @Test
  @Tag("long")
  void everyEngineHasARow() {
    CommandLineRun run = bench("lamp-ok");

    assertThat(run.status()).isZero();
    assertThat(run.out().lines().filter(line -> line.startsWith("lamp-ok ")))
        .hasSameSizeAs(Engines.names())
        .first()
        .asString()
        .matches("lamp-ok +tlc +3 +7 .* 1\\.0");
    assertThat(run.out()).endsWith("they agree\n");
  }

  @Test
  void aModelThatIsBrokenIsBadInput() {
    CommandLineRun run = bench("broken");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("broken cannot be explored by tlc");
  }

  @Test
  @Tag("long")
  void theOracleAndTlcJudgeTheSameTrace() {
    CommandLineRun run =
        CommandLineRun.of("bench", "--events", "100", "--models", "../model", "kinds-small");

    assertThat(run.status()).isZero();
    assertThat(run.out())
        .containsPattern("tlc +wine-8.0 +100 ")
        .containsPattern("check-trace +wine-8.0 +512m +100 ")
        .containsPattern("check-trace +documented +512m +100 ")
        .containsPattern("8 threads, 30 % busy +wine-8.0 +1g +10 ")
        .containsPattern("8 threads, 90 % busy +wine-8.0 +1g +10 ");
  }
}
