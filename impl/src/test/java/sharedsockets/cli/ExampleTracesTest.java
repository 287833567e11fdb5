package sharedsockets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class ExampleTracesTest {
  @Test
  void everyExampleIsJudgedAsExpected() throws Exception {
    ExpectedVerdicts expected = ExpectedVerdicts.read(Path.of("../examples/traces/wine-8.0"));
    assertThat(expected.size()).isGreaterThan(390);
    assertThat(expected.differences()).isEmpty();
  }
}
