package sharedsockets.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import sharedsockets.trace.Event;
import sharedsockets.trace.Kind;
import sharedsockets.trace.Operation;

/**
 * Calls and network events at random, on what calls before have returned. There are few names, so
 * that they meet.
 */
public final class RandomCalls {
  private static final List<String> OPTIONS =
      List.of("SO_RCVBUF", "SO_RCVTIMEO", "SO_KEEPALIVE", "SO_BROADCAST", "SO_REUSEADDR");
  private static final List<String> ALL_OPTIONS =
      List.of("SO_SNDBUF", "SO_KEEPALIVE", "SO_BROADCAST", "TCP_NODELAY", "SO_UNKNOWN");
  private static final List<String> DIRECTIONS = List.of("SD_SEND", "SD_RECEIVE", "SD_BOTH");

  private record Named(String process, String name) {}

  private final Random random;
  private final int mostDescriptors;
  private final double misuse;
  private final List<String> processes = new ArrayList<>();
  private final List<Named> descriptors = new ArrayList<>();
  private final List<Named> infos = new ArrayList<>();

  /** With those that are closed, used, or void. */
  private final List<Named> everNamed = new ArrayList<>();

  private final List<Named> everMade = new ArrayList<>();
  private long names;
  private long line;

  /**
   * Nothing is open yet.
   *
   * @param processes how many of them there are at a time
   * @param descriptors how many may be open at a time, about
   * @param misuse the share of calls that are likely to fail, from 0 to 1
   */
  public RandomCalls(Random random, int processes, int descriptors, double misuse) {
    this.random = random;
    this.misuse = misuse;
    mostDescriptors = descriptors;
    for (int i = 1; i <= processes; i++) {
      this.processes.add("P" + i);
    }
  }

  /** The processes that there are now. */
  public List<String> processes() {
    return List.copyOf(processes);
  }

  /** A name that has not been given yet. */
  String newName(String letter) {
    return letter + ++names;
  }

  /** Takes note of what a call has come to. */
  public void note(Event event) {
    if (event.failed()) {
      return;
    }
    switch (event.operation()) {
      case OPEN_SOCKET, ACCEPT -> opened(event);
      case OPEN_DUPLICATE -> {
        infos.removeIf(info -> info.name().equals(event.argument(0)));
        opened(event);
      }
      case DUPLICATE_SOCKET -> {
        Named info = new Named((String) event.argument(1), (String) event.result());
        infos.add(info);
        if (misuse > 0) {
          everMade.add(info);
        }
      }
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

  private void opened(Event event) {
    Named descriptor = new Named(event.process(), (String) event.result());
    descriptors.add(descriptor);
    if (misuse > 0) {
      everNamed.add(descriptor);
    }
  }

  /**
   * A call or network event that is likely to make sense; not its outcome.
   *
   * @param line the number of its line
   */
  public Event next(long line) {
    this.line = line;
    return !everNamed.isEmpty() && random.nextDouble() < misuse ? wrong() : call();
  }

  private Event call() {
    int choice = random.nextInt(1000);
    if (choice < 1) {
      return call(any(processes), Operation.EXIT_PROCESS);
    }
    int opening = descriptors.size() < mostDescriptors / 2 ? 500 : 60;
    if (descriptors.isEmpty() || choice < opening && descriptors.size() < mostDescriptors) {
      return call(
          any(processes),
          Operation.OPEN_SOCKET,
          random.nextInt(3) == 0 ? "SOCK_DGRAM" : "SOCK_STREAM");
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
                Operation.DATA_ARRIVES,
                Operation.DATA_ARRIVES,
                Operation.DATA_ARRIVES,
                Operation.CONNECTION_ARRIVES,
                Operation.CONNECTION_ARRIVES,
                Operation.PEER_CLOSES,
                Operation.ROOM_ENDS,
                Operation.ROOM_APPEARS));
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
      case 4 -> call(p, Operation.SET_BLOCKING, d, "FIONBIO", (long) random.nextInt(2));
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

  /** A call that is likely to fail: on what is closed, used, another process's, or nothing. */
  private Event wrong() {
    String p = any(processes);
    String d = any(everNamed).name();
    Named info = everMade.isEmpty() ? null : any(everMade);
    return switch (random.nextInt(12)) {
      case 0 -> call(p, Operation.GET_OPTION, d, any(ALL_OPTIONS));
      case 1 -> call(p, Operation.SET_OPTION, d, any(ALL_OPTIONS), (long) random.nextInt(4) - 1);
      case 2 -> call(p, Operation.CLOSE_SOCKET, d);
      case 3 -> call(p, Operation.RECV, d);
      case 4 -> call(p, Operation.SEND, d);
      case 5 -> call(p, Operation.DUPLICATE_SOCKET, d, random.nextBoolean() ? any(processes) : "Z");
      case 6 -> call(p, Operation.EVENT_SELECT, d, "invalid", any(Kind.eventSets()));
      case 7 -> call(p, Operation.ASYNC_SELECT, d, "invalid", 1025L, any(Kind.eventSets()));
      case 8 -> call(p, Operation.ENUM_NETWORK_EVENTS, d, random.nextBoolean() ? "invalid" : null);
      case 9 -> call(p, Operation.LISTEN, d);
      default -> info == null ? call() : call(p, Operation.OPEN_DUPLICATE, info.name());
    };
  }
}
