package sharedsockets.model.tlc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import sharedsockets.model.Toys;
import sharedsockets.model.check.Model;

@Isolated("counts the child processes of this JVM")
final class TlcInterruptionTest {
  @Test
  void interruptingLeavesNoChild() {
    Model endless = Toys.model("MCEndless", "MCEndless");
    Thread test = Thread.currentThread();

    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(() -> new TlcEngine().explore(endless, 1, progress -> test.interrupt()));

    assertThat(ProcessHandle.current().children()).noneMatch(ProcessHandle::isAlive);
  }
}
