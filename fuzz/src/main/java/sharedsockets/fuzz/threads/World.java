package sharedsockets.fuzz.threads;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import sharedsockets.binding.EventArguments;
import sharedsockets.binding.TracedResults;
import sharedsockets.binding.WinsockCalls;
import sharedsockets.trace.Event;
import sharedsockets.trace.Operation;
import sharedsockets.winsock.Peer;
import sharedsockets.winsock.ProtocolInfo;
import sharedsockets.winsock.Window;
import sharedsockets.winsock.Winsock;
import sharedsockets.winsock.WinsockException;
import sharedsockets.winsock.WinsockProcess;
import sharedsockets.winsock.WsaEvent;

/**
 * A Winsock with the processes A, B and C, each with event objects e1 and e2 and a window w1, and
 * with their children: D1, D2 and so on, in the order in which they are made. Descriptors are named
 * after their values; network events happen to the first socket that C opens. Thread-safe under a
 * {@link Scheduler} only.
 */
public final class World implements Scene {
  /** That have no other form, and wait as they please. */
  private static final Set<Operation> WAITS =
      EnumSet.of(
          Operation.SEND,
          Operation.RECV,
          Operation.CONNECT,
          Operation.ACCEPT,
          Operation.GET_MESSAGE);

  private final Winsock winsock = Winsock.create();
  private final Map<String, WinsockProcess> processes = new HashMap<>();

  /** By process and name. */
  private final Map<String, WsaEvent> events = new HashMap<>();

  private final Map<String, Window> windows = new HashMap<>();
  private final Map<String, ProtocolInfo> infos = new HashMap<>();
  private final boolean connects;
  private int firstOfC;
  private Peer peer;
  private int created;
  private int children;

  /**
   * Nothing is open yet.
   *
   * @param connects whether to connect the first two sockets of C, once there are two
   */
  public World(boolean connects) {
    this.connects = connects;
    for (String name : List.of("A", "B", "C")) {
      WinsockProcess process = winsock.newProcess();
      processes.put(name, process);
      events.put(name + "e1", process.wsaCreateEvent());
      events.put(name + "e2", process.wsaCreateEvent());
      windows.put(name, process.createWindow());
    }
  }

  @Override
  public Optional<Event> perform(Event request) {
    try {
      if (!request.operation().isCall()) {
        return happens(request);
      } else if (request.operation() == Operation.OPEN_DUPLICATE
          && !infos.containsKey((String) request.argument(0))) {
        return Optional.empty(); // There is no such info in this program.
      } else if (!processes.containsKey(request.process())) {
        return Optional.empty(); // There is no such child in this program.
      }
      Event named = named(request);
      Arguments arguments = new Arguments(named);
      Results results = new Results(named);
      Object result =
          request.isPending() && !WAITS.contains(request.operation())
              ? waited(named, arguments, results)
              : WinsockCalls.make(
                  request.operation(), processes.get(request.process()), arguments, results);
      if (request.operation() == Operation.OPEN_DUPLICATE && request.process().equals("C")) {
        meet(Integer.parseInt(((String) result).substring(1)));
      }
      return Optional.of(
          named
              .withResult(result)
              .withReceived(arguments.received())
              .withErrors(arguments.errors()));
    } catch (WinsockException e) {
      return Optional.of(request.withError(e.error().name()));
    }
  }

  /** A call that makes something has a name for it that is not there yet. */
  private Event named(Event request) {
    return switch (request.operation()) {
      case CREATE_EVENT -> request.with(request.line(), "x" + ++created, true);
      case CREATE_PROCESS -> request.with(request.line(), "D" + ++children, request.arguments()[1]);
      default -> request;
    };
  }

  /** Waits without a time-out, where a trace has polls. */
  private Object waited(Event request, Arguments arguments, Results results) {
    WinsockProcess process = processes.get(request.process());
    Object result =
        switch (request.operation()) {
          case WAIT_FOR_EVENT ->
              results.ofWait(wait(process, List.of(arguments.eventObject(0)), false) == 0);
          case WAIT_FOR_EVENTS ->
              results.ofWaitIndex(wait(process, arguments.eventObjects(0), arguments.waitAll(1)));
          default -> throw new IllegalStateException(request.describe() + " is a call that waits");
        };
    if (result == null || result.equals("WSA_WAIT_TIMEOUT")) {
      throw new IllegalStateException(request.describe() + " waits for ever and returns nothing");
    }
    return result;
  }

  private static int wait(WinsockProcess process, List<WsaEvent> objects, boolean forAll) {
    int index = process.wsaWaitForMultipleEvents(objects, forAll, -1);
    return index == Winsock.WSA_WAIT_TIMEOUT ? -1 : index;
  }

  /** By a descriptor of C the network gets to know a socket. */
  private void meet(int s) {
    WinsockProcess c = processes.get("C");
    if (firstOfC == 0) {
      firstOfC = s;
      if (!connects) {
        peer = winsock.network().peer(c, s);
        peer.delayConnections();
      }
    } else if (connects) {
      winsock.network().connect(c, firstOfC, c, s);
    }
  }

  private Optional<Event> happens(Event event) {
    if (peer == null) {
      return Optional.empty();
    }
    try {
      boolean happened = WinsockCalls.happens(event.operation(), peer, new Arguments(event));
      return Optional.of(
          happened ? event : Event.network(event.line(), Operation.PEER_SEES_NO_END, "C", "s4"));
    } catch (IllegalStateException e) {
      return Optional.empty();
    }
  }

  @Override
  public boolean hasPeer() {
    return peer != null;
  }

  @Override
  public boolean sawEnd() {
    return peer.sawEnd();
  }

  private final class Arguments extends EventArguments {
    private final String caller;

    Arguments(Event request) {
      super(request);
      caller = request.process();
    }

    @Override
    public int process(int index) {
      return processes.get(name(index)).id();
    }

    @Override
    public Consumer<WinsockProcess> newProcess(int index) {
      return child -> processes.put(name(index), child);
    }

    @Override
    public ProtocolInfo info(int index) {
      return infos.get(name(index));
    }

    @Override
    public WsaEvent eventObject(int index) {
      return name(index) == null ? null : events.get(caller + name(index));
    }

    @Override
    public List<WsaEvent> eventObjects(int index) {
      return names(index).stream().map(name -> events.get(caller + name)).toList();
    }

    @Override
    public Window window(int index) {
      return name(index) == null ? null : windows.get(caller);
    }

    @Override
    public Consumer<WsaEvent> freshEventObject(int index) {
      return event -> {};
    }
  }

  /** Infos are named after their processes, and numbered. */
  private final class Results extends TracedResults {
    private final Event request;

    Results(Event request) {
      this.request = request;
    }

    @Override
    public Object ofNewInfo(ProtocolInfo info) {
      String name = "i" + request.argument(1);
      int number = 1;
      while (infos.containsKey(name + number)) {
        number++;
      }
      infos.put(name + number, info);
      return name + number;
    }
  }
}
