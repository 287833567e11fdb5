package sharedsockets.oracle;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import sharedsockets.model.persistent.PersistentMap;
import sharedsockets.model.persistent.PersistentSet;
import sharedsockets.model.persistent.Sequence;
import sharedsockets.spec.AnyError;
import sharedsockets.spec.InfoState;
import sharedsockets.spec.Posted;
import sharedsockets.spec.ProcessWindow;
import sharedsockets.spec.SocketState;
import sharedsockets.spec.SocketTypeOption;
import sharedsockets.spec.State;
import sharedsockets.trace.Event;
import sharedsockets.trace.Kind;
import sharedsockets.trace.Message;
import sharedsockets.trace.Operation;

/**
 * Outcomes that a call could have had: plausible ones, each put to the specification. Where there
 * are endlessly many (values, names), those that occur in the state stand for them, and one that
 * does not.
 */
public final class Candidates {
  /** A name and a value that no trace holds. */
  public static final String ANY_NAME = "\0";

  /** Where there is a buffer, an error that is always possible and says nothing. */
  private static final String BAD_BUFFER = "WSAEFAULT";

  /** The option whose value the state tells, and no setting. */
  private static final String LISTENS = "SO_ACCEPTCONN";

  /** A descriptor's value that names none in the process: it is another process's. */
  private static final String RAW_VALUE = "0x9c";

  private static final String TABLE_IS_FULL = AnyError.WSAEMFILE.text();

  public static final Long ANY_VALUE = Long.MIN_VALUE / 2;

  private final Values values;
  private final Predicate<Event> isAllowed;

  /**
   * Puts outcomes to the test.
   *
   * @param isAllowed whether the call may have the outcome
   */
  Candidates(Values values, Predicate<Event> isAllowed) {
    this.values = values;
    this.isAllowed = isAllowed;
  }

  /** The allowed ones among them, successes first. */
  List<Event> allowed(Event call, State state) {
    List<Event> allowed = plausible(call, state);
    allowed.removeIf(isAllowed.negate());
    return allowed;
  }

  /**
   * Whether the call returns for certain: one of them is allowed, and not only because a table may
   * be full (DSC-4) where nobody knows how large it is.
   */
  boolean returns(Event call, State state) {
    return plausible(askingForSomething(call), state).stream()
        .filter(outcome -> !TABLE_IS_FULL.equals(outcome.error()))
        .anyMatch(isAllowed);
  }

  /**
   * The call; in place of a recv that asks for nothing, of which nobody says whether it waits, one
   * that waits.
   */
  public static Event askingForSomething(Event call) {
    if (call.operation() != Operation.RECV || !Long.valueOf(0).equals(length(call))) {
      return call;
    }
    Object[] arguments = call.arguments();
    arguments[call.operation().indexOf(Kind.LENGTH)] = null;
    return call.with(call.line(), arguments);
  }

  private List<Event> plausible(Event call, State state) {
    List<Event> plausible = new ArrayList<>();
    for (Object result : results(call, state)) {
      Event event = call.withResult(result);
      plausible.add(
          call.received() == null ? event : event.withReceived(first(result, call, state)));
    }
    if (call.operation().canFail()) {
      for (AnyError error : AnyError.values()) {
        if (!BAD_BUFFER.equals(error.text()) || !hasBuffer(call)) {
          plausible.add(call.withError(error.text()));
        }
      }
    }
    return plausible;
  }

  /** Whether the call is given one, and nobody says that it is invalid. */
  private static boolean hasBuffer(Event call) {
    int buffer = call.operation().indexOf(Kind.BUFFER);
    return buffer < 0 ? call.operation().takes(Kind.OPTION) : call.argument(buffer) == null;
  }

  /** Outcomes for people. */
  public static List<String> describe(List<Event> outcomes) {
    boolean anyError =
        outcomes.stream().anyMatch(outcome -> AnyError.OTHER.text().equals(outcome.error()));
    Set<String> texts = new LinkedHashSet<>();
    for (Event outcome : outcomes) {
      if (outcome.failed()) {
        texts.add(anyError ? "any error" : outcome.error());
      } else if (ANY_NAME.equals(outcome.result())) {
        texts.add("a new name");
      } else if (ANY_VALUE.equals(outcome.result())) {
        texts.add("any value");
      } else {
        texts.add(outcome.describeOutcome());
      }
    }
    return List.copyOf(texts);
  }

  private List<Object> results(Event call, State state) {
    Kind kind = call.operation().result();
    return switch (kind) {
      case ZERO -> List.of(0L);
      case TRUE -> List.of(true);
      case BYTE_COUNT -> counts(call, state);
      case WAIT -> List.of("WSA_WAIT_EVENT_0", "WSA_WAIT_TIMEOUT");
      case NEW_DESCRIPTOR -> descriptors(call, state);
      case NEW_INFO -> List.of(ANY_NAME);
      case EVENTS -> new ArrayList<>(Kind.eventSets());
      case VALUE -> optionValues(call, state);
      case MESSAGE -> messages(call, state);
      default -> throw new AssertionError(kind);
    };
  }

  /** None, one, and as many bytes as there can be. */
  private static List<Object> counts(Event call, State state) {
    Long length = length(call);
    long most = length == null ? 1 : length;
    if (call.operation() == Operation.RECV) {
      SocketState held = held(call, state);
      long unread = held == null || held.data().isEmpty() ? 0 : held.data().head().size();
      most = length == null ? unread : Math.min(length, unread);
    }
    return Stream.<Object>of(0L, 1L, most).distinct().toList();
  }

  private static Long length(Event call) {
    int index = call.operation().indexOf(Kind.LENGTH);
    return index < 0 ? null : (Long) call.argument(index);
  }

  /** The bytes that a recv would have read; null where they are not known. */
  private static String first(Object count, Event call, State state) {
    SocketState held = held(call, state);
    boolean isThere = held != null && !held.data().isEmpty();
    Sequence<String> unread = isThere ? held.data().head() : Sequence.empty();
    return Octets.text(unread.part(1, Math.min((Long) count, unread.size())));
  }

  /** The socket of a call's descriptor; null where that is none. */
  private static SocketState held(Event call, State state) {
    PersistentMap<String, Long> table = state.desc().getOrNull(call.process());
    Long socket = table == null ? null : table.getOrNull((String) call.argument(0));
    return socket == null ? null : state.sock().getOrNull(socket);
  }

  /** A new descriptor, or the one that the call's info has given before (U25). */
  private static List<Object> descriptors(Event call, State state) {
    int name = call.operation().indexOf(Kind.INFO);
    InfoState info = name < 0 ? null : state.info().getOrNull((String) call.argument(name));
    return info == null || info.opened().equals(SocketState.NONE)
        ? List.of(ANY_NAME)
        : List.of(ANY_NAME, info.opened());
  }

  /** The values that the state knows of; where it knows none, any. */
  private List<Object> optionValues(Event call, State state) {
    String option = (String) call.argument(1);
    if (option.equals(LISTENS)) {
      return List.of(0L, 1L);
    }
    Set<Object> found = new LinkedHashSet<>();
    SocketState held = held(call, state);
    if (held != null) {
      Long set = held.options().getOrNull(option);
      Long usual = state.default_().getOrNull(new SocketTypeOption(held.type(), option));
      for (Long value : new Long[] {set, usual}) {
        if (value != null) {
          found.add(values.value(value));
        }
      }
    }
    return found.isEmpty() ? List.of(ANY_VALUE) : new ArrayList<>(found);
  }

  /** The foremost messages of the window's queue, and none. */
  private static List<Object> messages(Event call, State state) {
    List<Object> messages = new ArrayList<>();
    messages.add(null);
    String window = (String) call.argument(0);
    Sequence<PersistentSet<Posted>> queue =
        window == null ? null : state.queue().getOrNull(new ProcessWindow(call.process(), window));
    if (queue != null) {
      for (Posted posted : queue.head()) {
        String name = posted.handle().isEmpty() ? RAW_VALUE : posted.handle();
        messages.add(new Message(posted.message(), name, posted.event().text()));
      }
    }
    return messages;
  }
}
