package sharedsockets.oracle;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import sharedsockets.model.persistent.Sequence;
import sharedsockets.spec.AnyError;
import sharedsockets.spec.Fields;
import sharedsockets.spec.SharedSockets;
import sharedsockets.spec.State;
import sharedsockets.trace.Errors;
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

  /** Where there is a buffer, an error that is always possible and says nothing. */
  private static final String BAD_BUFFER = "WSAEFAULT";

  private static final String UNNAMED = "an error that no rule names";

  /** Error codes of events. */
  private static final List<String> CODES =
      Stream.concat(
              Stream.of(Errors.NONE),
              Stream.of(AnyError.values()).map(each -> describe(each.text())))
          .toList();

  private static final int MOST_WITH_CODES = 100;

  private static final String TABLE_IS_FULL = AnyError.WSAEMFILE.text();

  public static final Long ANY_VALUE = Long.MIN_VALUE / 2;

  private final Values values;
  private final Moves moves;
  private final Predicate<Event> isAllowed;

  /**
   * Puts outcomes to the test.
   *
   * @param isAllowed whether the call may have the outcome
   */
  Candidates(Values values, Moves moves, Predicate<Event> isAllowed) {
    this.values = values;
    this.moves = moves;
    this.isAllowed = isAllowed;
  }

  /** The allowed ones among them, successes first. */
  List<Event> allowed(Event call, State state) {
    List<Event> allowed = plausible(call, state);
    allowed.removeIf(isAllowed.negate());
    if (!tellsCodes(call)) {
      return allowed;
    }
    return allowed.stream().flatMap(outcome -> withCodes(outcome).stream()).toList();
  }

  /** Whether it says which error codes events have. */
  private static boolean tellsCodes(Event call) {
    return call.errors() != null
        || call.result() instanceof Message message && message.error() != null;
  }

  /** The outcome with error codes that its events may have. */
  private List<Event> withCodes(Event outcome) {
    if (outcome.succeeded() && outcome.result() instanceof Message message) {
      return CODES.stream()
          .map(code -> outcome.withResult(message.withError(code)))
          .filter(isAllowed)
          .toList();
    }
    if (!outcome.succeeded() || !outcome.operation().takes(Kind.ERROR_CODES)) {
      return List.of(outcome);
    }
    List<Event> all = List.of(outcome.withErrors(Map.of()));
    for (Object event : (Set<?>) outcome.result()) {
      all =
          all.stream()
              .flatMap(each -> withCodes(each, (String) event))
              .limit(MOST_WITH_CODES)
              .toList();
    }
    return all;
  }

  private Stream<Event> withCodes(Event outcome, String event) {
    return CODES.stream()
        .map(
            code -> {
              Map<String, String> codes = new LinkedHashMap<>(outcome.errors());
              codes.put(event, code);
              return outcome.withErrors(codes);
            })
        .filter(isAllowed);
  }

  /**
   * Whether the call returns for certain: one of them is allowed, and not only because a table may
   * be full (DSC-4) where nobody knows how large it is, and to wait is not, as it is where the
   * buffer is invalid, which some find out later. Where it may both succeed and wait, as an attempt
   * to connect, the network decides, which answers those who drive an implementation.
   */
  boolean returns(Event call, State state) {
    Event asking = askingForSomething(call);
    boolean mayWait = isAllowed.test(asking.pending(0));
    return plausible(asking, state).stream()
        .filter(outcome -> mayWait ? outcome.succeeded() : !TABLE_IS_FULL.equals(outcome.error()))
        .anyMatch(isAllowed);
  }

  /**
   * The call; in place of one to read or send nothing, of which nobody says whether it waits, one
   * that waits.
   */
  static Event askingForSomething(Event call) {
    if (!call.operation().isCall() || !Long.valueOf(0).equals(length(call))) {
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

  /** Whether the call may be given one, and nobody says that it is invalid. */
  private static boolean hasBuffer(Event call) {
    int buffer = call.operation().indexOf(Kind.BUFFER);
    return buffer < 0 || call.argument(buffer) == null;
  }

  /** Outcomes for people. */
  public static List<String> describe(List<Event> outcomes) {
    Set<String> texts = new LinkedHashSet<>();
    boolean anyError = isAny(outcomes);
    for (Event outcome : outcomes) {
      if (outcome.failed()) {
        texts.add(anyError ? "any error" : describe(outcome.error()));
      } else if (ANY_NAME.equals(outcome.result())) {
        texts.add(outcome.operation().result() == Kind.ADDRESS ? "any address" : "a new name");
      } else if (ANY_VALUE.equals(outcome.result())) {
        texts.add("any value");
      } else {
        texts.add(outcome.describeOutcome());
      }
    }
    return List.copyOf(texts);
  }

  private static boolean isAny(List<Event> outcomes) {
    Set<String> errors = new HashSet<>(Set.of(BAD_BUFFER));
    outcomes.forEach(outcome -> errors.add(outcome.error()));
    return Stream.of(AnyError.values()).allMatch(error -> errors.contains(error.text()));
  }

  private static String describe(String error) {
    return error.equals(AnyError.OTHER.text()) ? UNNAMED : error;
  }

  private List<Object> results(Event call, State state) {
    Kind kind = call.operation().result();
    return switch (kind) {
      case BYTE_COUNT -> counts(call, state);
      case NEW_DESCRIPTOR, NEW_INFO, ADDRESS -> names(call, state);
      case VALUE -> optionValues(call, state);
      case MESSAGE -> messages(call, state);
      case WAIT_INDEX -> waits((List<?>) call.argument(0));
      default -> kind.few();
    };
  }

  /** For each of the event objects, and none in time. */
  private static List<Object> waits(List<?> objects) {
    return IntStream.range(-1, (int) Math.min(objects.size(), SharedSockets.MOST_OBJECTS))
        .mapToObj(index -> (Object) Kind.waitResult(index))
        .toList();
  }

  /** None, one, and as many bytes as there can be. */
  private List<Object> counts(Event call, State state) {
    Long length = length(call);
    Sequence<String> unread = unread(call, state);
    long most = length == null ? 1 : length;
    if (unread != null) {
      most = length == null ? unread.size() : Math.min(length, unread.size());
    }
    return Stream.<Object>of(0L, 1L, most).distinct().toList();
  }

  private static Long length(Event call) {
    int index = call.operation().indexOf(Kind.LENGTH);
    return index < 0 ? null : (Long) call.argument(index);
  }

  /** The bytes that a call would have read; null where they are not known. */
  private String first(Object count, Event call, State state) {
    Sequence<String> unread = unread(call, state);
    return Octets.text(unread.part(1, Math.min((Long) count, unread.size())));
  }

  /** The bytes that a call reads; null where it reads none. */
  @SuppressWarnings("unchecked") // of bytes
  private Sequence<String> unread(Event call, State state) {
    return (Sequence<String>) moves.known(call, state);
  }

  /** What the state has of the result. */
  private Iterable<?> known(Event call, State state) {
    Object known = moves.known(call, state);
    return known == null ? List.of() : (Iterable<?>) known;
  }

  /** A new name, and those that the state has. */
  private List<Object> names(Event call, State state) {
    List<Object> names = new ArrayList<>();
    names.add(ANY_NAME);
    known(call, state).forEach(names::add);
    return names;
  }

  /** The values that the state has; where it has none, any. */
  private List<Object> optionValues(Event call, State state) {
    List<Object> found = new ArrayList<>();
    known(call, state).forEach(value -> found.add(values.value((Long) value)));
    return found.isEmpty() ? List.of(ANY_VALUE) : found;
  }

  /** The messages that the state has, and none for a call that does not wait for one. */
  private List<Object> messages(Event call, State state) {
    List<Object> messages = new ArrayList<>();
    if (call.operation().mayReturnNone()) {
      messages.add(null);
    }
    for (Object posted : known(call, state)) {
      messages.add(Moves.message((Fields) posted));
    }
    return messages;
  }
}
