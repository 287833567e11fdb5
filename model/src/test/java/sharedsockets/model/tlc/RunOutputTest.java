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

  @Test
  void warningsOfTheModelAreKeptAndThoseOfTheJvmAreNot() {
    RunOutput output = new RunOutput(progress -> {});
    List.of(
            "@!@!@STARTMSG 2401:3 @!@!@",
            "Please run the Java VM with another garbage collector.",
            "@!@!@ENDMSG 2401 @!@!@",
            "@!@!@STARTMSG 2144:3 @!@!@",
            "The EXCEPT was applied to non-existing fields of the value at",
            "line 7, col 29 to line 7, col 29 of module M",
            "@!@!@ENDMSG 2144 @!@!@")
        .forEach(output);

    assertThat(output.findings().warnings())
        .containsExactly(
            "The EXCEPT was applied to non-existing fields of the value at"
                + " line 7, col 29 to line 7, col 29 of module M");
  }
}
