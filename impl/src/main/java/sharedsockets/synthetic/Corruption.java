package sharedsockets.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import sharedsockets.oracle.Oracle;
import sharedsockets.oracle.ProfileSetting;
import sharedsockets.trace.Event;
import sharedsockets.trace.Kind;
import sharedsockets.trace.MalformedTrace;
import sharedsockets.trace.Message;

/**
 * One observation of a trace replaced by another that looks like one: a test of how much the oracle
 * sees. It should refuse every one that no implementation could have made.
 *
 * @param observed the event as recorded
 * @param replaced the same call with another outcome
 */
public record Corruption(Event observed, Event replaced) {
  private static final List<String> ERRORS =
      List.of(
          "WSAENOTSOCK",
          "WSAEINVAL",
          "WSAEWOULDBLOCK",
          "WSAESHUTDOWN",
          "WSAENOPROTOOPT",
          "WSAEMFILE",
          "WSAEOPNOTSUPP",
          "WSAENOTCONN",
          "WSAETIMEDOUT");

  /** Stands for null in lists. */
  private static final Object NULL = new Object();

  private static final Set<Kind> RESULTS_WITHOUT_A_SOCKET =
      Set.of(Kind.WAIT, Kind.WAIT_INDEX, Kind.TRUE, Kind.MESSAGE);

  /** The verdict on the corrupted trace. */
  public enum Fate {
    /** The oracle refuses the trace, at this line or at a later one. */
    REFUSED,
    /** The trace contradicts itself: a later event cannot be, whatever the implementation. */
    CONTRADICTORY,
    /** An implementation could have done this. */
    ACCEPTED
  }

  /** Every other plausible outcome of the event, no return among them; none for a network event. */
  public static List<Corruption> of(Event event) {
    List<Corruption> corruptions = new ArrayList<>();
    if (event.operation().isCall()) {
      corruptions.add(new Corruption(event, event.pending(event.isTimed() ? event.begin() : 0)));
    }
    if (event.operation().isCall() && event.operation().argumentNames().size() > 0) {
      for (Object result : results(event)) {
        if (event.failed() || !result(event).equals(result)) {
          corruptions.add(new Corruption(event, event.withResult(orNull(result))));
        }
      }
      for (String error : errors(event)) {
        if (!error.equals(event.error())) {
          corruptions.add(new Corruption(event, event.withError(error)));
        }
      }
    }
    return corruptions;
  }

  /** Judges the trace with the event replaced; where that does not return, the trace ends there. */
  public Fate fate(List<Event> trace, ProfileSetting profile) {
    Oracle oracle = new Oracle(profile);
    try {
      for (Event event : trace) {
        if (oracle.refuses(event == observed ? replaced : event)) {
          return Fate.REFUSED;
        }
        if (event == observed && replaced.isPending()) {
          return Fate.ACCEPTED;
        }
      }
      return Fate.ACCEPTED;
    } catch (MalformedTrace e) {
      return Fate.CONTRADICTORY;
    }
  }

  /** What kind of corruption it is, for counting. */
  public String kind() {
    return observed.operation() + ": " + outcome(observed) + " -> " + outcome(replaced);
  }

  private static String outcome(Event event) {
    if (!event.succeeded()) {
      return event.describeOutcome();
    }
    return switch (event.operation().result()) {
      case NEW_DESCRIPTOR, NEW_INFO -> "a name";
      case VALUE -> "a value";
      case ADDRESS -> "an address";
      case MESSAGE -> event.result() == null ? "null" : "a message";
      case EVENTS -> ((Set<?>) event.result()).isEmpty() ? "[]" : "events";
      default -> event.describeOutcome();
    };
  }

  private static Object result(Event event) {
    return event.result() == null ? NULL : event.result();
  }

  private static Object orNull(Object result) {
    return result == NULL ? null : result;
  }

  private static List<Object> results(Event event) {
    return switch (event.operation().result()) {
      case ZERO -> List.of(0L);
      case TRUE -> List.of(true);
      case BYTE_COUNT -> Stream.<Object>of(0L, 1L, counted(event) + 1).distinct().toList();
      case WAIT -> List.of("WSA_WAIT_EVENT_0", "WSA_WAIT_TIMEOUT");
      case WAIT_INDEX -> waits((List<?>) event.argument(0));
      case ADDRESS -> List.of("a1", "a2", "another");
      case NEW_DESCRIPTOR, NEW_INFO -> List.of("s1", "s2", "i1", "another");
      case EVENTS -> new ArrayList<>(Kind.eventSets());
      case HANDLE_FLAGS -> Kind.HANDLE_FLAGS.few();
      case VALUE ->
          event.result() instanceof Long value
              ? Stream.<Object>of(0L, 1L, value + 1, 2 * value).distinct().toList()
              : List.of(0L, 1L);
      case MESSAGE -> messages(event).stream().filter(each -> mayReturn(event, each)).toList();
      default -> throw new AssertionError(event.operation());
    };
  }

  private static List<Object> waits(List<?> objects) {
    return IntStream.range(-1, objects.size())
        .mapToObj(index -> (Object) Kind.waitResult(index))
        .toList();
  }

  private static long counted(Event event) {
    return event.result() instanceof Long count ? count : 0;
  }

  private static List<Object> messages(Event event) {
    Message seen =
        event.result() instanceof Message message ? message : new Message(1025, "s1", "FD_READ");
    List<Object> messages = new ArrayList<>(List.of(NULL, seen));
    for (String other : List.of("FD_READ", "FD_WRITE", "FD_ACCEPT", "FD_CLOSE")) {
      messages.add(new Message(seen.message(), seen.descriptor(), other));
    }
    messages.add(new Message(seen.message() + 1, seen.descriptor(), seen.event()));
    messages.add(new Message(seen.message(), "another", seen.event()));
    return messages.stream().distinct().toList();
  }

  /** A call that waits for a message returns one. */
  private static boolean mayReturn(Event event, Object message) {
    return event.operation().mayReturnNone() || message != NULL;
  }

  private static List<String> errors(Event event) {
    if (!event.operation().canFail()) {
      return List.of();
    }
    return RESULTS_WITHOUT_A_SOCKET.contains(event.operation().result())
        ? List.of("WSA_INVALID_HANDLE")
        : ERRORS;
  }
}
