package sharedsockets.order;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import sharedsockets.trace.Event;
import sharedsockets.trace.Kind;
import sharedsockets.trace.Operation;

/**
 * The calls of a history that have not returned, or perhaps were interrupted. Each has begun to
 * wait at some moment since its begin; those that have not returned still wait at the end, where
 * they could not succeed either. No document says what becomes of one whose descriptor is closed
 * meanwhile: it goes on waiting, or fails. The last WSACleanup of its process cancels it (STU-3).
 * One whose process exits is gone.
 */
final class Unreturned {
  /** With these a call fails that waits; with some of them for other reasons, too. */
  private static final Set<String> INTERRUPTIONS =
      Set.of("WSAEINTR", "WSAECONNABORTED", "WSA_OPERATION_ABORTED");

  private final List<Event> withoutGone = new ArrayList<>();
  private final List<Event> stillWaiting = new ArrayList<>();

  Unreturned(List<Event> history) {
    for (int i = 0; i < history.size(); i++) {
      Event call = history.get(i);
      if (!call.isPending()) {
        withoutGone.add(isInterrupted(i, history) ? call.interrupted() : call);
        continue;
      }
      boolean isGone = meanwhile(i, history, other -> exits(other, call));
      if (!isGone) {
        withoutGone.add(call);
        if (!meanwhile(i, history, other -> closes(other, call))) {
          stillWaiting.add(call);
        }
      }
    }
  }

  /** The history without calls whose process has exited since they began. */
  List<Event> withoutGone() {
    return withoutGone;
  }

  /** The calls that must still wait at the end. */
  List<Event> stillWaiting() {
    return stillWaiting;
  }

  private static boolean isInterrupted(int index, List<Event> history) {
    Event call = history.get(index);
    return call.failed()
        && call.isTimed()
        && INTERRUPTIONS.contains(call.error())
        && mayWait(call.operation())
        && meanwhile(
            index,
            history,
            other ->
                (closes(other, call) || cancels(other, call))
                    && !(other.isTimed() && other.begin() > call.end()));
  }

  /** Calls that never wait have that action in common. */
  private static boolean mayWait(Operation call) {
    return Stream.of(Operation.values())
            .filter(other -> other.isCall())
            .filter(other -> other.signature().waiting().equals(call.signature().waiting()))
            .count()
        == 1;
  }

  private static boolean exits(Event other, Event call) {
    return other.operation().ends(Kind.PROCESS) && other.process().equals(call.process());
  }

  private static boolean cancels(Event other, Event call) {
    return other.operation().endsDescriptors() && other.process().equals(call.process());
  }

  private static boolean closes(Event other, Event call) {
    return other.operation().ends(Kind.DESCRIPTOR)
        && other.process().equals(call.process())
        && other.argument(Kind.DESCRIPTOR).equals(call.argument(Kind.DESCRIPTOR));
  }

  /** Whether such an event may have taken effect since a call began. */
  private static boolean meanwhile(int index, List<Event> history, Predicate<Event> such) {
    for (int i = 0; i < history.size(); i++) {
      Event other = history.get(i);
      boolean isBefore = other.isTimed() ? other.end() < history.get(index).begin() : i < index;
      if (!isBefore && other.succeeded() && such.test(other)) {
        return true;
      }
    }
    return false;
  }
}
