package sharedsockets.adapter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sharedsockets.binding.Binding;
import sharedsockets.binding.Call;
import sharedsockets.binding.TraceValues;
import sharedsockets.trace.Event;
import sharedsockets.trace.Kind;
import sharedsockets.trace.Operation;
import sharedsockets.trace.Signature;
import sharedsockets.winsock.Behaviour;
import sharedsockets.winsock.Winsock;
import sharedsockets.winsock.WinsockException;

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
  private int processesMade;

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
    processesMade = 0;
    objects = new HashMap<>();
    infos = 0;
    try {
      for (String process : started) {
        process(process);
      }
    } catch (NoRoom e) {
      // Requests of the others will be unsupported.
    }
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
        return Optional.of(request.withResult(caller.value() == 1));
      }
      Event event =
          succeeded
              ? request.withResult(result(request, call, caller)).withErrors(caller.errors())
              : request.withError(caller.error().name());
      return Optional.of(event.withReceived(caller.received()));
    }

    Optional<Event> timedOutcome() {
      return outcome().map(event -> event.during(begin, end));
    }
  }

  private Object result(Event request, Call call, Binding caller) {
    Kind kind = request.operation().result();
    return switch (kind) {
      case NEW_INFO -> newInfo(caller);
      case NEW_DESCRIPTOR -> descriptor(call, caller);
      default -> {
        if (request.operation().takes(Kind.NEW_PROCESS)) {
          created(request, call);
        }
        yield caller.traced(kind);
      }
    };
  }

  private void created(Event request, Call call) {
    int index = request.operation().indexOf(Kind.NEW_PROCESS);
    int child = call.slot(index);
    processes.put((String) request.argument(index), child);
    for (int slot = 0; slot < DESCRIPTORS; slot++) {
      if (binding.isOpen(child, slot)) {
        binding.bindPeer(child * DESCRIPTORS + slot, child, slot);
      }
    }
  }

  private String newInfo(Binding caller) {
    caller.bindInfo(infos);
    return "i" + infos++;
  }

  private String descriptor(Call call, Binding caller) {
    long value = caller.value();
    int slot = (int) value / STEP;
    int process = call.recipient();
    caller.bindDescriptor(process, slot);
    try {
      caller.bindPeer(process * DESCRIPTORS + slot, process, slot);
    } catch (WinsockException e) {
      // One with a fault returns what is no descriptor; then the network has nothing to do with it.
    }
    return TraceValues.descriptor(value);
  }

  private Call call(Event request) throws NoRoom {
    int process = process(request.process());
    if (!request.operation().isCall()) {
      int s = slot((String) request.argument(1));
      return Call.network(request.operation(), process, process * DESCRIPTORS + s, more(request));
    }
    List<Object> arguments = new ArrayList<>();
    for (int i = 0; i < request.operation().arity(); i++) {
      arguments.add(argument(request.operation(), i, request.argument(i)));
    }
    return new Call(request.operation(), process, arguments);
  }

  private static Object[] more(Event event) {
    Object[] arguments = event.arguments();
    for (int i = Signature.SOCKET_NAMED; i < arguments.length; i++) {
      arguments[i] = TraceValues.argument(event.operation().kind(i), arguments[i]);
    }
    return Arrays.copyOfRange(arguments, Signature.SOCKET_NAMED, arguments.length);
  }

  private Object argument(Operation operation, int index, Object value) throws NoRoom {
    Kind kind = operation.kind(index);
    return switch (kind) {
      case DESCRIPTOR -> slot((String) value);
      case PROCESS -> target((String) value);
      case NEW_PROCESS -> nextProcess();
      case INFO -> Integer.parseInt(((String) value).substring(1));
      case EVENT_OBJECT, OPTIONAL_EVENT_OBJECT, FRESH_EVENT_OBJECT, WINDOW ->
          object((String) value, operation.takes(Kind.DESCRIPTOR));
      case EVENT_OBJECTS -> objects((List<?>) value);
      case VALUE, FLAG, MESSAGE_NUMBER -> number(value);
      default -> TraceValues.argument(kind, value);
    };
  }

  private int process(String name) throws NoRoom {
    Integer known = processes.get(name);
    if (known != null) {
      return known;
    }
    int slot = nextProcess();
    binding.start(slot);
    processes.put(name, slot);
    return slot;
  }

  private int nextProcess() throws NoRoom {
    if (processesMade >= PROCESSES - 1) {
      throw new NoRoom();
    }
    return processesMade++;
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

  /** Null is a null handle to calls that take a descriptor; others only know handles. */
  private int object(String name, boolean mayBeNull) throws NoRoom {
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

  private List<Integer> objects(List<?> names) throws NoRoom {
    List<Integer> slots = new ArrayList<>();
    for (Object name : names) {
      slots.add(object((String) name, false));
    }
    return slots;
  }

  private static int number(Object value) throws NoRoom {
    if (value instanceof Long number && number == number.intValue()) {
      return number.intValue();
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
