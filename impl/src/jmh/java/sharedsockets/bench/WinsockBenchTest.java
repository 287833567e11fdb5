package sharedsockets.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("long")
final class WinsockBenchTest {
  @Test
  void everyBenchmarkRunsAndHasARow() throws Exception {
    System.setProperty("jmh.ignoreLock", "true");
    WinsockBench bench = new WinsockBench(Measurements.trial());
    List<String> progress = new ArrayList<>();

    bench.measure(progress::add);

    assertThat(progress).first().isEqualTo("[1/30] getsockopt");
    assertThat(bench.table().lines()).hasSize(1 + 30);
  }

  @Test
  void aHundredThousandSocketsOfTenDescriptorsFitInOneGibibyte()
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                ManySockets.HEAP,
                "-cp",
                System.getProperty("java.class.path"),
                ManySockets.class.getName())
            .redirectErrorStream(true)
            .start();
    String printed =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(printed).isZero();
    assertThat(printed).containsPattern("100,000 +1,000,000 .* they fit");
  }
}
