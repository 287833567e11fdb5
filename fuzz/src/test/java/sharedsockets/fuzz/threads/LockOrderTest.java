package sharedsockets.fuzz.threads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sharedsockets.trace.Event;
import sharedsockets.trace.Operation;

/** Two threads that want each other's lock. */
final class LockOrderTest {
  private static final Event CALL = Menu.call("A", Operation.STARTUP);
  private static final Event DATA = Menu.network(Operation.DATA_ARRIVES);

  /** Calls take one lock first, the network the other. */
  private static final class TwoLocks implements Scene {
    private final Object one = new Object();
    private final Object other = new Object();

    @Override
    public Optional<Event> perform(Event request) {
      boolean isCall = request.operation().isCall();
      Steps.enter(isCall ? one : other);
      Steps.enter(isCall ? other : one);
      Steps.exit(isCall ? other : one);
      Steps.exit(isCall ? one : other);
      return Optional.of(isCall ? request.withResult(0L) : request);
    }

    @Override
    public boolean hasPeer() {
      return false;
    }

    @Override
    public boolean sawEnd() {
      return false;
    }
  }

  private static History under(int... schedule) {
    return new ThreadProgram(
            List.of(), List.of(List.of(CALL), List.of(DATA)), List.of(), schedule, false)
        .perform(new TwoLocks());
  }

  @Test
  void neitherReturnsAndATraceTellsOfTheCall() {
    History history = under(2);

    assertThat(history.stuck())
        .extracting(Event::operation)
        .containsExactlyInAnyOrder(CALL.operation(), DATA.operation());
    assertThat(history.isLinearizable(history.beginning().orElseThrow())).isFalse();
    assertThat(history.trace()).singleElement().matches(Event::isPending);
  }

  @Test
  void oneAfterTheOtherBothReturn() {
    assertThat(under().stuck()).isEmpty();
  }
}
