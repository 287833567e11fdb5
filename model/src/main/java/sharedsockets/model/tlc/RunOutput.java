package sharedsockets.model.tlc;

import java.time.Duration;
import java.util.function.Consumer;
import sharedsockets.model.check.Progress;

/** Takes the lines of one child JVM: TLC's messages and what {@link TlcMain} adds to them. */
final class RunOutput implements Consumer<String> {
  private final Findings findings;
  private final ToolMessageReader reader;
  private final StringBuilder text = new StringBuilder();
  private Duration cpu = Duration.ZERO;

  RunOutput(Consumer<Progress> progress) {
    findings = new Findings(progress);
    reader = new ToolMessageReader(findings);
  }

  @Override
  public void accept(String line) {
    if (line.startsWith(TlcMain.PROGRESS)) {
      findings.counts(line.substring(TlcMain.PROGRESS.length()));
    } else if (line.startsWith(TlcMain.CPU)) {
      cpu = Duration.ofNanos(Long.parseLong(line.substring(TlcMain.CPU.length()).strip()));
    } else {
      text.append(line).append('\n');
      reader.line(line);
    }
  }

  Findings findings() {
    return findings;
  }

  Duration cpu() {
    return cpu;
  }

  /** What TLC printed. */
  String text() {
    return text.toString();
  }
}
