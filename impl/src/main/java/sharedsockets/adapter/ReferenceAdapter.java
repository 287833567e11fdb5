package sharedsockets.adapter;

import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import sharedsockets.binding.Binding;
import sharedsockets.binding.Call;
import sharedsockets.trace.Event;
import sharedsockets.trace.Message;
import sharedsockets.trace.Operation;
import sharedsockets.winsock.Behaviour;
import sharedsockets.winsock.NetworkEvent;
import sharedsockets.winsock.Shutdown;
import sharedsockets.winsock.SocketOption;
import sharedsockets.winsock.SocketType;
import sharedsockets.winsock.WindowMessage;
import sharedsockets.winsock.Winsock;

/**
 * The reference implementation, in this process. It is good for traces of ordinary size: what would
 * need more names than it has room for is unsupported.
 */
public final class ReferenceAdapter implements Adapter {
  private static final int PROCESSES = 32;
  private static final int DESCRIPTORS = 128;
  private static final int INFOS = 1024;
  private static final int OBJECTS = 32;

  /** Descriptors are multiples of this; their names tell the value. */
  private static final int STEP = 4;

  private static final String INVALID = "invalid";

  private final Behaviour behaviour;

  private final Threads threads;

  private Binding binding;
  private Map<String, Integer> processes;
  private Map<String, Integer> objects;
  private int infos;

  /** It does as Windows does, and answers within ten seconds. */
  public ReferenceAdapter() {
    this(Behaviour.windows(), Duration.ofSeconds(10));
  }

  /**
   * It does so at the disputed points.
   *
   * @param timeout how long an answer may take
   */
  public ReferenceAdapter(Behaviour behaviour, Duration timeout) {
    this.behaviour = behaviour;
    threads = new Threads(timeout);
  }

  @Override
  public void reset(Collection<String> started) {
    Binding.Sizes sizes =
        new Binding.Sizes(PROCESSES, DESCRIPTORS, INFOS, OBJECTS, PROCESSES * DESCRIPTORS);
    // No more descriptors than there are names.
    Winsock.Builder winsock = Winsock.builder().behaviour(behaviour);
    binding = new Binding(winsock.descriptorLimit(DESCRIPTORS - 1).build(), sizes);
    processes = new HashMap<>();
    objects = new HashMap<>();
    infos = 0;
    started.forEach(this::process);
  }

  @Override
  public Optional<Event> ask(Event request) throws AdapterFailure {
    Asked asked = asked(request);
    threads.run(asked);
    return asked.outcome();
  }

  @Override
  public boolean takesSeveral() {
    return true;
  }

  @Override
  public List<Optional<Event>> askTogether(List<Event> requests) throws AdapterFailure {
    List<Asked> asked = requests.stream().map(this::asked).toList();
    threads.runTogether(asked);
    return asked.stream().map(Asked::timedOutcome).toList();
  }

  private Asked asked(Event request) {
    try {
      return new Asked(request, call(request));
    } catch (NoRoom e) {
      return new Asked(request, null);
    }
  }

  /** A request on its way: only while it runs other threads may do so, too. */
  private final class Asked implements Runnable {
    private final Event request;
    private final Call call;
    private final Binding caller = binding.sharing();
    private boolean succeeded;
    private double begin;
    private double end;

    /**
     * A request that is still to be made.
     *
     * @param call null where it cannot be
     */
    Asked(Event request, Call call) {
      this.request = request;
      this.call = call;
    }

    @Override
    public void run() {
      begin = System.nanoTime();
      if (call != null) {
        succeeded = caller.make(call);
      }
      end = System.nanoTime();
    }

    Optional<Event> outcome() {
      if (call == null) {
        return Optional.empty();
      }
      if (!request.operation().isCall()) {
        boolean happened = caller.value() == 1 || request.operation() != Operation.PEER_SEES_END;
        return Optional.of(request.withResult(happened));
      }
      return Optional.of(
          succeeded
              ? request.withResult(result(request, call, caller))
              : request.withError(caller.error().name()));
    }

    Optional<Event> timedOutcome() {
      return outcome().map(event -> event.during(begin, end));
    }
  }

  private Object result(Event request, Call call, Binding caller) {
    long value = caller.value();
    return switch (request.operation().result()) {
      case NEW_DESCRIPTOR, NEW_INFO ->
          request.operation() == Operation.DUPLICATE_SOCKET
              ? newInfo(caller)
              : descriptor(call, caller);
      case EVENTS -> events((int) value);
      case WAIT -> value == 1 ? "WSA_WAIT_EVENT_0" : "WSA_WAIT_TIMEOUT";
      case MESSAGE -> message(caller.message());
      case TRUE -> true;
      default -> value;
    };
  }

  private String newInfo(Binding caller) {
    caller.bindInfo(infos);
    return "i" + infos++;
  }

  private String descriptor(Call call, Binding caller) {
    long value = caller.value();
    int slot = (int) value / STEP;
    caller.bindDescriptor(call.process(), slot);
    caller.bindPeer(call.process() * DESCRIPTORS + slot, call.process(), slot);
    return "s" + value;
  }

  private static Set<String> events(int mask) {
    Set<String> events = new TreeSet<>();
    for (NetworkEvent event : NetworkEvent.values()) {
      if ((mask >>> event.ordinal() & 1) != 0) {
        events.add(event.name());
      }
    }
    return events;
  }

  private static Message message(WindowMessage message) {
    return message == null
        ? null
        : new Message(message.message(), "s" + message.s(), message.event().name());
  }

  private Call call(Event request) throws NoRoom {
    Operation operation = request.operation();
    int process = process(request.process());
    int s = has(request, "s") ? slot(text(request, "s")) : 0;
    int other =
        has(request, "info")
            ? Integer.parseInt(text(request, "info").substring(1))
            : has(request, "target") ? target(text(request, "target")) : 0;
    long number = has(request, "value") ? number(request, "value") : 0;
    return new Call(
        operation,
        process,
        operation.isCall() ? s : process * DESCRIPTORS + s,
        other,
        object(request),
        (int) (has(request, "message") ? number(request, "message") : number),
        has(request, "type") ? SocketType.valueOf(text(request, "type")) : null,
        has(request, "option") ? SocketOption.of(text(request, "option")) : null,
        has(request, "how") ? Shutdown.valueOf(text(request, "how")) : null,
        has(request, "events") ? mask(request) : null);
  }

  private int process(String name) {
    return processes.computeIfAbsent(
        name,
        unknown -> {
          int slot = processes.size();
          if (slot < PROCESSES - 1) {
            binding.start(slot);
          }
          return slot;
        });
  }

  /** A process that has not been seen does not exist; the last slot is nobody's. */
  private int target(String name) {
    return processes.getOrDefault(name, PROCESSES - 1);
  }

  /** A name that was never given stands for the last slot, which is never open. */
  private static int slot(String descriptor) {
    try {
      int slot = Integer.parseInt(descriptor.substring(1)) / STEP;
      return 0 <= slot && slot < DESCRIPTORS ? slot : DESCRIPTORS - 1;
    } catch (NumberFormatException e) {
      return DESCRIPTORS - 1;
    }
  }

  private int object(Event request) throws NoRoom {
    String kind = has(request, "window") ? "window" : "event";
    if (!has(request, kind)) {
      return Call.NO_OBJECT;
    }
    String name = text(request, kind);
    boolean mayBeNull = has(request, "s");
    if (INVALID.equals(name) || name == null && !mayBeNull) {
      return Call.ENDED_OBJECT;
    }
    if (name == null) {
      return Call.NO_OBJECT;
    }
    int slot = objects.computeIfAbsent(name, unknown -> objects.size());
    if (slot >= OBJECTS) {
      throw new NoRoom();
    }
    return slot;
  }

  private static Set<NetworkEvent> mask(Event request) {
    Set<NetworkEvent> mask = EnumSet.noneOf(NetworkEvent.class);
    for (Object name : (Set<?>) request.argument(request.operation().indexOf("events"))) {
      mask.add(NetworkEvent.valueOf((String) name));
    }
    return mask;
  }

  private static boolean has(Event request, String argument) {
    return request.operation().indexOf(argument) >= 0;
  }

  private static String text(Event request, String argument) {
    return (String) request.argument(request.operation().indexOf(argument));
  }

  private static long number(Event request, String argument) throws NoRoom {
    if (request.argument(request.operation().indexOf(argument)) instanceof Long number
        && number == number.intValue()) {
      return number;
    }
    throw new NoRoom();
  }

  @Override
  public void close() {
    threads.close();
    binding = null;
  }

  /** There is no name left for something, or a number is too large. */
  private static final class NoRoom extends Exception {
    private static final long serialVersionUID = 1L;

    NoRoom() {
      super(null, null, false, false);
    }
  }
}
