package sharedsockets.oracle;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
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

/**
 * Outcomes that a call could have had: plausible ones, each put to the specification. Where there
 * are endlessly many (values, names), those that occur in the state stand for them, and one that
 * does not.
 */
public final class Candidates {
  /** A name and a value that no trace holds. */
  public static final String ANY_NAME = "\0";

  /** Where options are asked for, an error that is always possible and says nothing. */
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
    return plausible(call, state).stream()
        .filter(outcome -> !TABLE_IS_FULL.equals(outcome.error()))
        .anyMatch(isAllowed);
  }

  private List<Event> plausible(Event call, State state) {
    List<Event> plausible = new ArrayList<>();
    for (Object result : results(call, state)) {
      plausible.add(call.withResult(result));
    }
    if (call.operation().canFail()) {
      for (AnyError error : AnyError.values()) {
        if (!BAD_BUFFER.equals(error.text()) || !call.operation().takes(Kind.OPTION)) {
          plausible.add(call.withError(error.text()));
        }
      }
    }
    return plausible;
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
      case UNITS -> List.of(0L, 1L);
      case WAIT -> List.of("WSA_WAIT_EVENT_0", "WSA_WAIT_TIMEOUT");
      case NEW_DESCRIPTOR -> descriptors(call, state);
      case NEW_INFO -> List.of(ANY_NAME);
      case EVENTS -> new ArrayList<>(Kind.eventSets());
      case VALUE -> optionValues(call, state);
      case MESSAGE -> messages(call, state);
      default -> throw new AssertionError(kind);
    };
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
    PersistentMap<String, Long> table = state.desc().getOrNull(call.process());
    Long socket = table == null ? null : table.getOrNull((String) call.argument(0));
    SocketState held = socket == null ? null : state.sock().getOrNull(socket);
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
