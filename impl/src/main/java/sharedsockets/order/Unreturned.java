package sharedsockets.order;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import sharedsockets.trace.Event;
import sharedsockets.trace.Kind;
import sharedsockets.trace.Operation;

/**
 * The calls of a history that have not returned, or perhaps were interrupted. Each has begun to
 * wait at some moment since its begin; those that have not returned still wait at the end, where
 * they could not succeed either. No document says what becomes of one whose descriptor is closed
 * meanwhile: it goes on waiting, or fails. The last WSACleanup of its process cancels it (STU-3).
 * One whose process exits is gone. A wait for an object that ends meanwhile may fail, and has done
 * nothing then.
 */
final class Unreturned {
  /** With these a call fails that waits; with some of them for other reasons, too. */
  private static final Set<String> INTERRUPTIONS =
      Set.of("WSAEINTR", "WSAECONNABORTED", "WSA_OPERATION_ABORTED");

  private static final List<Kind> OBJECTS = List.of(Kind.EVENT_OBJECT, Kind.WINDOW);

  private final List<Event> withoutGone = new ArrayList<>();
  private final List<Event> stillWaiting = new ArrayList<>();

  /** An event object or a window that an event of the history ends. */
  private record Ending(String process, boolean isWindow, Object name) {
    static Ending of(Event call, Kind kind, Object name) {
      return new Ending(call.process(), kind == Kind.WINDOW, name);
    }
  }

  private final Map<Ending, List<Event>> endings = new HashMap<>();

  Unreturned(List<Event> history) {
    for (Event event : history) {
      for (Kind kind : OBJECTS) {
        if (event.operation().ends(kind) && event.succeeded()) {
          Ending ending = Ending.of(event, kind, event.argument(kind));
          endings.computeIfAbsent(ending, unseen -> new ArrayList<>(1)).add(event);
        }
      }
    }
    for (int i = 0; i < history.size(); i++) {
      Event call = history.get(i);
      if (!call.isPending()) {
        if (!hasLostItsObject(call)) {
          withoutGone.add(isInterrupted(i, history) ? call.interrupted() : call);
        }
        continue;
      }
      boolean isGone = meanwhile(i, history, other -> exits(other, call));
      if (!isGone) {
        withoutGone.add(call);
        if (!meanwhile(i, history, other -> closes(other, call)) && !mayLoseItsObject(call)) {
          stillWaiting.add(call);
        }
      }
    }
  }

  /**
   * The history without calls whose process has exited since they began, or that failed as their
   * object ended.
   */
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

  /**
   * Whether it is a call on an event object or a window that has failed, and another thread has
   * ended that object meanwhile: the documents leave open what becomes of it.
   */
  private boolean hasLostItsObject(Event call) {
    return call.failed()
        && call.isTimed()
        && objects(call)
            .flatMap(object -> endings.getOrDefault(object, List.of()).stream())
            .anyMatch(
                other ->
                    other != call
                        && other.isTimed()
                        && other.begin() <= call.end()
                        && call.begin() <= other.end());
  }

  /** Whether an object that a call waits for has ended since, perhaps. */
  private boolean mayLoseItsObject(Event call) {
    return objects(call)
        .flatMap(object -> endings.getOrDefault(object, List.of()).stream())
        .anyMatch(other -> !other.isTimed() || other.end() >= call.begin());
  }

  /** The event objects and windows that a call names. */
  private static Stream<Ending> objects(Event call) {
    Operation operation = call.operation();
    return IntStream.range(0, operation.arity())
        .boxed()
        .flatMap(
            i -> {
              Object argument = call.argument(i);
              return switch (operation.kind(i)) {
                case EVENT_OBJECT, OPTIONAL_EVENT_OBJECT, WINDOW ->
                    Stream.of(argument)
                        .filter(Objects::nonNull)
                        .map(name -> Ending.of(call, operation.kind(i), name));
                case EVENT_OBJECTS ->
                    ((List<?>) argument)
                        .stream()
                            .filter(Objects::nonNull)
                            .map(name -> Ending.of(call, Kind.EVENT_OBJECT, name));
                default -> Stream.of();
              };
            });
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
