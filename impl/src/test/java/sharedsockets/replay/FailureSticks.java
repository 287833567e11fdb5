package sharedsockets.replay;

import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import sharedsockets.adapter.Adapter;
import sharedsockets.adapter.AdapterFailure;
import sharedsockets.trace.Event;
import sharedsockets.trace.Operation;

/**
 * The reference implementation, but that a WSADuplicateSocket on no socket fails the one that the
 * process makes directly after it, too: it was looked up once, and nobody has looked again.
 */
final class FailureSticks extends Wrapped {
  private static final String NOT_A_SOCKET = "WSAENOTSOCK";

  private final Set<String> sticking = new HashSet<>();

  FailureSticks(Adapter reference) {
    super(reference);
  }

  @Override
  public void reset(Collection<String> processes) throws AdapterFailure {
    super.reset(processes);
    sticking.clear();
  }

  @Override
  public Optional<Event> ask(Event request) throws AdapterFailure {
    boolean isDuplication = request.operation() == Operation.DUPLICATE_SOCKET;
    if (sticking.remove(request.process()) && isDuplication) {
      return Optional.of(request.withError(NOT_A_SOCKET));
    }
    Optional<Event> answer = super.ask(request);
    if (isDuplication && answer.filter(each -> NOT_A_SOCKET.equals(each.error())).isPresent()) {
      sticking.add(request.process());
    }
    return answer;
  }
}
