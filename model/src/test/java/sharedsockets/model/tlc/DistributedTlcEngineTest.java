package sharedsockets.model.tlc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import sharedsockets.model.Toys;
import sharedsockets.model.check.EngineResult;
import sharedsockets.model.check.InvalidModel;
import sharedsockets.model.check.ModelVerdict;

@Isolated("looks at the child processes of this JVM")
@Tag("long")
final class DistributedTlcEngineTest {
  private static final String LOOPBACK = "127.0.0.1";

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK))) {
      return socket.getLocalPort();
    }
  }

  private static EngineResult explore(String module, String cfg, int workers) throws Exception {
    return new DistributedTlcEngine(LOOPBACK, freePort())
        .explore(Toys.model(module, cfg), workers, progress -> {});
  }

  @Test
  void twoWorkersFindTheStatesThatOneProcessFinds() throws Exception {
    EngineResult found = explore("MCLamp", "lamp-ok", 2);

    assertThat(found.verdict()).isEqualTo(ModelVerdict.HOLDS);
    assertThat(found.reached().distinct()).isEqualTo(3);
    assertThat(ProcessHandle.current().children()).noneMatch(ProcessHandle::isAlive);
  }

  @Test
  void aViolationIsToldWithItsLastStep() throws Exception {
    EngineResult found = explore("MCLamp", "lamp-invariant", 1);

    assertThat(found.verdict().kind()).isEqualTo(ModelVerdict.Kind.INVARIANT);
    assertThat(found.counterexample().states())
        .last()
        .extracting(state -> state.variables().get("switched"))
        .hasToString("3");
  }

  @Test
  void withoutWorkersItEnds() throws Exception {
    CompletableFuture<Void> killing = CompletableFuture.runAsync(() -> kill(2));

    assertThatExceptionOfType(InvalidModel.class)
        .isThrownBy(() -> explore("MCEndless", "MCEndless", 2))
        .withMessageContaining("all its workers have ended");
    killing.join();
    assertThat(ProcessHandle.current().children()).noneMatch(ProcessHandle::isAlive);
  }

  /** Kills so many workers as soon as they run. */
  private static void kill(int count) {
    List<ProcessHandle> workers = List.of();
    while (workers.size() < count) {
      workers =
          ProcessHandle.current()
              .children()
              .filter(child -> child.info().commandLine().orElse("").contains(" worker "))
              .toList();
      Thread.onSpinWait();
    }
    workers.forEach(ProcessHandle::destroyForcibly);
  }
}
