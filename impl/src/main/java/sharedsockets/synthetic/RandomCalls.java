package sharedsockets.synthetic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import sharedsockets.trace.Event;
import sharedsockets.trace.Kind;
import sharedsockets.trace.Operation;

/**
 * Calls and network events at random, on what calls before have returned. There are few names, so
 * that they meet.
 */
public final class RandomCalls {
  private static final List<String> ADDRESSES = Arrays.asList("a1", "a2", null);
  private static final List<String> OPTIONS =
      List.of("SO_RCVBUF", "SO_RCVTIMEO", "SO_KEEPALIVE", "SO_BROADCAST", "SO_REUSEADDR");
  private static final List<String> ALL_OPTIONS =
      List.of("SO_SNDBUF", "SO_KEEPALIVE", "SO_BROADCAST", "TCP_NODELAY", "SO_UNKNOWN");
  private static final List<String> DIRECTIONS = List.of("SD_SEND", "SD_RECEIVE", "SD_BOTH");

  /** Null where nothing is said. */
  private static final List<Long> LENGTHS = Arrays.asList(null, null, 0L, 1L, 2L, 5L, 5L);

  private static final List<List<String>> BOTH_OBJECTS =
      List.of(List.of("e1", "e2"), List.of("e2", "e1"));

  private static final List<List<String>> NO_OBJECTS = List.of(List.of(), List.of("e1", "invalid"));

  private static final Set<String> PEEK = Set.of("MSG_PEEK");

  private static final List<Set<String>> HANDLE_FLAGS =
      List.of(Set.of(), Set.of("HANDLE_FLAG_INHERIT"), Set.of("HANDLE_FLAG_INHERIT"));

  /** WM_USER + 1. */
  private static final Long MESSAGE = 1025L;

  private static final int MOST_CHILDREN = 2;

  private record Named(String process, String name) {}

  private final Random random;
  private final int mostDescriptors;
  private final int mostProcesses;
  private final double misuse;
  private final List<String> processes = new ArrayList<>();
  private final List<Named> descriptors = new ArrayList<>();
  private final List<Named> infos = new ArrayList<>();

  /** With those that are closed, used, or void. */
  private final List<Named> everNamed = new ArrayList<>();

  private final List<Named> everMade = new ArrayList<>();

  /** How many startups are not undone, of processes that have opened a socket or started up. */
  private final Map<String, Integer> startups = new HashMap<>();

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
    mostProcesses = processes + MOST_CHILDREN;
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
      case DUPLICATE_HANDLE -> given(event);
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
      case CLOSE_SOCKET, CLOSE_HANDLE ->
          descriptors.remove(new Named(event.process(), (String) event.argument(0)));
      case STARTUP -> startups.merge(event.process(), 1, (count, one) -> count + one);
      case CLEANUP -> {
        if (startups.merge(event.process(), 0, (count, none) -> count - 1) == 0) {
          descriptors.removeIf(descriptor -> descriptor.process().equals(event.process()));
        }
      }
      case CREATE_PROCESS -> {
        String child = (String) event.argument(0);
        processes.add(child);
        if ((Boolean) event.argument(1)) {
          // Of those that it does not inherit calls fail.
          List.copyOf(descriptors).stream()
              .filter(descriptor -> descriptor.process().equals(event.process()))
              .forEach(descriptor -> descriptors.add(new Named(child, descriptor.name())));
        }
      }
      case EXIT_PROCESS -> {
        startups.remove(event.process());
        descriptors.removeIf(descriptor -> descriptor.process().equals(event.process()));
        infos.removeIf(info -> info.process().equals(event.process()));
        if (processes.size() > mostProcesses - MOST_CHILDREN) {
          processes.remove(event.process());
        } else {
          // The names of those that have exited do not come again.
          processes.set(processes.indexOf(event.process()), "P" + (processes.size() + ++names));
        }
      }
      default -> {}
    }
  }

  private void opened(Event event) {
    startups.putIfAbsent(event.process(), 1);
    given(event);
  }

  private void given(Event event) {
    Named descriptor = new Named(event.recipient(), (String) event.result());
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
    if (choice < 3) {
      return startupOrCleanup(any(processes));
    }
    if (choice < 4 && processes.size() < mostProcesses) {
      return call(
          any(processes), Operation.CREATE_PROCESS, newName("C"), plain(Kind.INHERIT_HANDLES));
    }
    int opening = descriptors.size() < mostDescriptors / 2 ? 500 : 60;
    if (descriptors.isEmpty() || choice < opening && descriptors.size() < mostDescriptors) {
      return call(any(processes), Operation.OPEN_SOCKET, plain(Kind.SOCKET_TYPE));
    }
    if (!infos.isEmpty() && choice < 160) {
      Named info = infos.get(random.nextInt(infos.size()));
      return call(info.process(), Operation.OPEN_DUPLICATE, info.name());
    }
    Named descriptor = any(descriptors);
    if (choice < 230 && descriptors.size() + infos.size() < mostDescriptors) {
      return duplicate(descriptor);
    }
    return choice < 400 ? network(descriptor) : use(descriptor);
  }

  private Event duplicate(Named descriptor) {
    String target = any(processes);
    return random.nextInt(4) > 0
        ? call(descriptor.process(), Operation.DUPLICATE_SOCKET, descriptor.name(), target)
        : call(
            descriptor.process(),
            Operation.DUPLICATE_HANDLE,
            descriptor.name(),
            target,
            plain(Kind.INHERIT_HANDLE));
  }

  /** No process is long without a startup. */
  private Event startupOrCleanup(String process) {
    String without =
        startups.containsValue(0)
            ? processes.stream().filter(each -> count(each) == 0).findFirst().orElse(process)
            : process;
    boolean starts = count(without) == 0 || count(without) == 1 && random.nextBoolean();
    return call(without, starts ? Operation.STARTUP : Operation.CLEANUP);
  }

  private int count(String process) {
    return startups.getOrDefault(process, 1);
  }

  private Event network(Named descriptor) {
    Operation event = any(Frequencies.NETWORK_EVENTS);
    if (!event.takes(Kind.DATA)) {
      return Event.network(line, event, descriptor.process(), descriptor.name());
    }
    String data = data();
    Long length = length(data);
    return Event.network(line, event, descriptor.process(), descriptor.name(), length, data);
  }

  /** Bytes that nobody knows, at times a few letters. */
  private String data() {
    if (random.nextInt(3) > 0) {
      return null;
    }
    StringBuilder letters = new StringBuilder();
    for (int i = random.nextInt(4); i >= 0; i--) {
      letters.append((char) ('a' + random.nextInt(26)));
    }
    return letters.toString();
  }

  private Long length(String data) {
    return data == null ? any(LENGTHS) : Long.valueOf(data.length());
  }

  private Event use(Named descriptor) {
    String p = descriptor.process();
    String d = descriptor.name();
    String event = "e" + (1 + random.nextInt(2));
    String window = "w" + (1 + random.nextInt(2));
    String option = any(OPTIONS);
    Set<String> events = any(Kind.eventSets());
    Operation operation = any(Frequencies.USES);
    String data = operation.takes(Kind.DATA) ? data() : null;
    Event call =
        call(
            p,
            operation,
            kind ->
                switch (kind) {
                  case DESCRIPTOR -> d;
                  case EVENT_OBJECT, FRESH_EVENT_OBJECT -> event;
                  case OPTIONAL_EVENT_OBJECT -> random.nextBoolean() ? event : null;
                  case EVENT_OBJECTS -> any(BOTH_OBJECTS);
                  case WINDOW -> window;
                  case OPTION -> option;
                  case VALUE -> (long) random.nextInt(2);
                  case EVENTS -> events;
                  case DATA -> data;
                  case LENGTH -> length(data);
                  default -> plain(kind);
                });
    Operation instead = Frequencies.RARELY.get(operation);
    return instead == null || random.nextInt(8) == 0 ? call : call(p, instead, d);
  }

  /** An argument that can be wrong in no way. */
  private Object plain(Kind kind) {
    return switch (kind) {
      case SOCKET_TYPE -> random.nextInt(3) == 0 ? "SOCK_DGRAM" : "SOCK_STREAM";
      case DIRECTION -> any(DIRECTIONS);
      case COMMAND -> "FIONBIO";
      case FLAG -> (long) random.nextInt(2);
      case MANUAL_RESET, WAIT_ALL -> random.nextBoolean();
      case MESSAGE_NUMBER -> MESSAGE;
      case EVENTS -> any(Kind.eventSets());
      case LENGTH -> length(null);
      case RECV_FLAGS -> random.nextInt(8) == 0 ? PEEK : null;
      case HANDLE_FLAGS -> any(HANDLE_FLAGS);
      case INHERIT_HANDLE -> random.nextBoolean();
      case INHERIT_HANDLES -> random.nextInt(4) > 0;
      case BOUND -> random.nextInt(8) == 0 ? false : null;
      case ADDRESS -> any(ADDRESSES);
      case CONNECTED, TIMEOUT, SOCKET_FLAGS, SEND_FLAGS, DUPLICATE_OPTIONS, BUFFER, DATA -> null;
      case RECEIVED_DATA, ERROR_CODES -> null;
      default -> throw new IllegalArgumentException(kind.name());
    };
  }

  private Event call(String process, Operation call, Function<Kind, Object> argument) {
    Object[] arguments = new Object[call.arity()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = argument.apply(call.kind(i));
    }
    return call(process, call, arguments);
  }

  private Event call(String process, Operation call, Object... arguments) {
    return Event.success(line, process, call, null, arguments);
  }

  private <T> T any(List<T> items) {
    return items.get(random.nextInt(items.size()));
  }

  /** A call that is likely to fail: on what is closed, used, another process's, or nothing. */
  private Event wrong() {
    String d = any(everNamed).name();
    Named info = everMade.isEmpty() ? null : any(everMade);
    Operation operation = any(Frequencies.MISUSES);
    if (info == null && operation.takes(Kind.INFO)) {
      return call();
    }
    return call(
        any(processes),
        operation,
        kind ->
            switch (kind) {
              case DESCRIPTOR -> d;
              case INFO -> info.name();
              case PROCESS -> random.nextBoolean() ? any(processes) : "Z";
              case EVENT_OBJECT, WINDOW -> "invalid";
              case OPTIONAL_EVENT_OBJECT -> random.nextBoolean() ? "invalid" : null;
              case EVENT_OBJECTS -> any(NO_OBJECTS);
              case OPTION -> any(ALL_OPTIONS);
              case VALUE -> (long) random.nextInt(4) - 1;
              default -> plain(kind);
            });
  }
}
