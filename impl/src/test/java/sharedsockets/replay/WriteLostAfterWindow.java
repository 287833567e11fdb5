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
 * The reference implementation, but that FD_WRITE is not told to an event object which takes the
 * place of a window, as in Wine 10.0. Good for one descriptor of each name.
 */
final class WriteLostAfterWindow extends Wrapped {
  private static final String WRITE = "FD_WRITE";

  private final Set<Object> windows = new HashSet<>();
  private final Set<Object> lost = new HashSet<>();

  WriteLostAfterWindow(Adapter reference) {
    super(reference);
  }

  @Override
  public void reset(Collection<String> processes) throws AdapterFailure {
    super.reset(processes);
    windows.clear();
    lost.clear();
  }

  @Override
  public Optional<Event> ask(Event request) throws AdapterFailure {
    return reference.ask(request).map(answer -> answer.succeeded() ? noted(answer) : answer);
  }

  private Event noted(Event answer) {
    if (answer.operation() == Operation.ASYNC_SELECT) {
      windows.add(answer.argument(0));
    } else if (answer.operation() == Operation.EVENT_SELECT) {
      if (windows.remove(answer.argument(0))) {
        lost.add(answer.argument(0));
      }
    } else if (answer.operation() == Operation.ENUM_NETWORK_EVENTS
        && lost.remove(answer.argument(0))) {
      Set<Object> told = new HashSet<>((Set<?>) answer.result());
      told.removeIf(each -> WRITE.equals(each.toString()));
      return answer.withResult(told);
    }
    return answer;
  }
}
