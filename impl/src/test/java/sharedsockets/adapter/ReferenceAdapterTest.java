package sharedsockets.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sharedsockets.trace.Event;
import sharedsockets.trace.Operation;
import sharedsockets.winsock.Behaviour;

/** A faulty copy of the reference implementation may throw or hang, and the adapter survives. */
final class ReferenceAdapterTest {
  private final ReferenceAdapter adapter =
      new ReferenceAdapter(Behaviour.windows(), Duration.ofSeconds(3));
  private String socket;

  @BeforeEach
  void openSocket() throws AdapterFailure {
    adapter.reset(List.of("A"));
    Event request = Event.success(1, "A", Operation.OPEN_SOCKET, null, "SOCK_STREAM");
    socket = (String) adapter.ask(request).orElseThrow().result();
  }

  @AfterEach
  void close() {
    adapter.close();
  }

  @Test
  void callThatWaitsForEverIsAFailure() {
    Event recv = Event.success(2, "A", Operation.RECV, null, socket);

    assertThatThrownBy(() -> adapter.ask(recv))
        .isInstanceOf(AdapterFailure.class)
        .hasMessage("has not answered within 3000 ms");
  }

  @Test
  void bytesAreThoseThatHaveArrived() throws AdapterFailure {
    adapter.ask(Event.network(2, Operation.DATA_ARRIVES, "A", socket, 5L, "hello"));
    Event recv = Event.success(3, "A", Operation.RECV, null, socket, 4L);
    assertThat(adapter.ask(recv).orElseThrow())
        .hasToString("A recv(%s, 4) = 4 \"hell\"".formatted(socket));
  }

  @Test
  void exceptionIsAFailure() throws AdapterFailure {
    adapter.ask(Event.success(2, "A", Operation.CLOSE_SOCKET, null, socket));
    Event data = Event.network(3, Operation.DATA_ARRIVES, "A", socket);

    assertThatThrownBy(() -> adapter.ask(data))
        .isInstanceOf(AdapterFailure.class)
        .hasMessage("has thrown java.lang.IllegalStateException: the socket has ended");
  }

  @Test
  void moreProcessesThanItHasNamesForAreUnsupported() throws AdapterFailure {
    List<Boolean> done = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Event exit = Event.success(2 + i, "P" + i, Operation.EXIT_PROCESS, null);
      done.add(adapter.ask(exit).isPresent());
    }

    assertThat(done).startsWith(true, true).endsWith(false, false);
  }
}
