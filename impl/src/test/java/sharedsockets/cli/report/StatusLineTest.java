package sharedsockets.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class StatusLineTest {
  private final StringWriter written = new StringWriter();
  private long seconds;

  private StatusLine line(boolean watched) {
    return new StatusLine(
        new PrintWriter(written), watched, () -> TimeUnit.SECONDS.toNanos(seconds));
  }

  @Test
  void whereNobodyLooksItIsWrittenOnceAMinute() {
    try (StatusLine line = line(false)) {
      for (seconds = 0; seconds < 150; seconds += 10) {
        line.show("at " + seconds);
      }
      line.show("");
    }

    assertThat(written.toString().lines()).containsExactly("at 60", "at 120");
  }

  @Test
  void onATerminalItIsOneLineAndGoesAway() {
    try (StatusLine line = line(true)) {
      line.show("one");
      line.show("two");
    }

    assertThat(written.toString()).doesNotContain("\n").contains("one", "two").endsWith("\u001b[K");
  }
}
