package sharedsockets.model.tlc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import sharedsockets.model.check.Progress;

final class RunOutputTest {
  @Test
  void countsThatComeLateDoNotReplaceTheLastOnes() {
    RunOutput output = new RunOutput(progress -> {});
    List.of(
            TlcMain.PROGRESS + "2 2 2 1",
            "@!@!@STARTMSG 2199:0 @!@!@",
            "27 states generated, 16 distinct states found, 0 states left on queue.",
            "@!@!@ENDMSG 2199 @!@!@",
            TlcMain.PROGRESS + "2 7 10 1")
        .forEach(output);

    assertThat(output.findings().reached()).isEqualTo(new Progress(27, 16, 0, 1));
  }
}
