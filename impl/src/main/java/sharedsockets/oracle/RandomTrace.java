package sharedsockets.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import sharedsockets.trace.Event;
import sharedsockets.trace.Kind;
import sharedsockets.trace.MalformedTrace;
import sharedsockets.trace.Operation;

/**
 * A conforming trace of any length, the same for the same seed: a random walk whose outcomes the
 * specification chooses. It uses every call, and keeps to bounds of processes and descriptors.
 */
public final class RandomTrace {
  private static final int TRIES = 1000;
  private static final List<String> OPTIONS =
      List.of("SO_RCVBUF", "SO_RCVTIMEO", "SO_KEEPALIVE", "SO_BROADCAST", "SO_REUSEADDR");
  private static final List<String> DIRECTIONS = List.of("SD_SEND", "SD_RECEIVE", "SD_BOTH");

  private record Named(String process, String name) {}

  private final Random random;
  private final Oracle oracle;
  private final int mostDescriptors;

  private final List<String> processes = new ArrayList<>();
  private final List<Named> descriptors = new ArrayList<>();
  private final List<Named> infos = new ArrayList<>();
  private long names;
  private long line;

  /**
   * Starts a trace.
   *
   * @param profile what the implementation does where the documents are silent; what it leaves open
   *     is chosen as it comes
   */
  public RandomTrace(ProfileSetting profile, long seed, int processes, int descriptors) {
    random = new Random(seed);
    oracle = new Oracle(profile.completed());
    mostDescriptors = descriptors;
    for (int i = 1; i <= processes; i++) {
      this.processes.add("P" + i);
    }
  }

  /** The next event. */
  public Event next() {
    line++;
    for (int i = 0; i < TRIES; i++) {
      Event event = settled(call());
      if (event != null && accepted(event)) {
        note(event);
        return event;
      }
    }
    throw new IllegalStateException("the walk is stuck at line " + line);
  }

  private boolean accepted(Event event) {
    try {
      return !oracle.refuses(event);
    } catch (MalformedTrace e) {
      return false;
    }
  }

  /** The call with an outcome that it may have here, mostly a success; null where it has none. */
  private Event settled(Event call) {
    if (!call.operation().isCall()) {
      return call;
    }
    List<Event> outcomes = oracle.outcomes(call);
    outcomes.removeIf(outcome -> "other".equals(outcome.error()));
    if (outcomes.isEmpty()) {
      return null;
    }
    List<Event> successes = outcomes.stream().filter(outcome -> !outcome.failed()).toList();
    List<Event> eligible = successes.isEmpty() ? outcomes : successes;
    Event chosen = eligible.get(random.nextInt(eligible.size()));
    if (Candidates.ANY_NAME.equals(chosen.result())) {
      boolean info = call.operation() == Operation.DUPLICATE_SOCKET;
      return chosen.withResult((info ? "i" : "s") + ++names);
    }
    return Candidates.ANY_VALUE.equals(chosen.result()) ? chosen.withResult(0L) : chosen;
  }

  private void note(Event event) {
    if (event.failed()) {
      return;
    }
    switch (event.operation()) {
      case SOCKET, ACCEPT -> descriptors.add(new Named(event.process(), (String) event.result()));
      case OPEN_DUPLICATE -> {
        infos.removeIf(info -> info.name().equals(event.argument(0)));
        descriptors.add(new Named(event.process(), (String) event.result()));
      }
      case DUPLICATE_SOCKET ->
          infos.add(new Named((String) event.argument(1), (String) event.result()));
      case CLOSE_SOCKET ->
          descriptors.remove(new Named(event.process(), (String) event.argument(0)));
      case EXIT_PROCESS -> {
        descriptors.removeIf(descriptor -> descriptor.process().equals(event.process()));
        infos.removeIf(info -> info.process().equals(event.process()));
        processes.set(processes.indexOf(event.process()), "P" + ++names);
      }
      default -> {}
    }
  }

  private Event call() {
    int choice = random.nextInt(1000);
    if (choice < 1) {
      return call(any(processes), Operation.EXIT_PROCESS);
    }
    int opening = descriptors.size() < mostDescriptors / 2 ? 500 : 60;
    if (descriptors.isEmpty() || choice < opening && descriptors.size() < mostDescriptors) {
      return call(
          any(processes), Operation.SOCKET, random.nextInt(3) == 0 ? "SOCK_DGRAM" : "SOCK_STREAM");
    }
    if (!infos.isEmpty() && choice < 160) {
      Named info = infos.get(random.nextInt(infos.size()));
      return call(info.process(), Operation.OPEN_DUPLICATE, info.name());
    }
    Named descriptor = any(descriptors);
    if (choice < 230 && descriptors.size() + infos.size() < mostDescriptors) {
      return call(
          descriptor.process(), Operation.DUPLICATE_SOCKET, descriptor.name(), any(processes));
    }
    return choice < 400 ? network(descriptor) : use(descriptor);
  }

  private Event network(Named descriptor) {
    Operation event =
        any(
            List.of(
                Operation.DATA,
                Operation.DATA,
                Operation.DATA,
                Operation.CONNECTION,
                Operation.CONNECTION,
                Operation.PEER_CLOSE,
                Operation.FULL,
                Operation.ROOM));
    return Event.network(line, event, descriptor.process(), descriptor.name());
  }

  private Event use(Named descriptor) {
    String p = descriptor.process();
    String d = descriptor.name();
    String event = "e" + (1 + random.nextInt(2));
    String window = "w" + (1 + random.nextInt(2));
    String option = any(OPTIONS);
    Set<String> events = any(Kind.eventSets());
    return switch (random.nextInt(32)) {
      case 0, 1 -> call(p, Operation.SET_OPTION, d, option, (long) random.nextInt(2));
      case 2, 3 -> call(p, Operation.GET_OPTION, d, option);
      case 4 -> call(p, Operation.IOCTL, d, "FIONBIO", (long) random.nextInt(2));
      case 5, 6, 7 -> call(p, Operation.EVENT_SELECT, d, event, events);
      case 8, 9 -> call(p, Operation.ASYNC_SELECT, d, window, 1025L, events);
      case 10, 11, 12 ->
          call(p, Operation.ENUM_NETWORK_EVENTS, d, random.nextBoolean() ? event : null);
      case 13, 14, 15, 16 -> call(p, Operation.WAIT_FOR_EVENT, event);
      case 17 -> call(p, Operation.RESET_EVENT, event);
      case 18 -> rarely(call(p, Operation.CLOSE_EVENT, event), call(p, Operation.SEND, d));
      case 19 -> rarely(call(p, Operation.DESTROY_WINDOW, window), call(p, Operation.RECV, d));
      case 20, 21, 22 -> call(p, Operation.PEEK_MESSAGE, window);
      case 23, 24 -> call(p, Operation.SEND, d);
      case 25, 26, 27 -> call(p, Operation.RECV, d);
      case 28 ->
          rarely(call(p, Operation.SHUTDOWN, d, any(DIRECTIONS)), call(p, Operation.RECV, d));
      case 29 -> call(p, Operation.LISTEN, d);
      case 30 -> call(p, Operation.ACCEPT, d);
      default -> call(p, Operation.CLOSE_SOCKET, d);
    };
  }

  private Event rarely(Event rare, Event otherwise) {
    return random.nextInt(8) == 0 ? rare : otherwise;
  }

  private Event call(String process, Operation call, Object... arguments) {
    return Event.success(line, process, call, null, arguments);
  }

  private <T> T any(List<T> items) {
    return items.get(random.nextInt(items.size()));
  }
}
