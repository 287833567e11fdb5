package sharedsockets.fuzz.threads;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * A Winsock with the processes A, B and C, each with an event object e1 and a window w1.
 * Descriptors are named after their values; network events happen to the first socket. Thread-safe
 * under a {@link Scheduler} only.
 */
public final class World implements Scene {
  private final Winsock winsock = Winsock.create();
  private final Map<String, WinsockProcess> processes = new HashMap<>();
  private final Map<String, WsaEvent> events = new HashMap<>();
  private final Map<String, Window> windows = new HashMap<>();
  private final Map<String, ProtocolInfo> infos = new HashMap<>();
  private final Results results = new Results();
  private Peer peer;

  /** Nothing is open yet. */
  public World() {
    for (String name : List.of("A", "B", "C")) {
      WinsockProcess process = winsock.newProcess();
      processes.put(name, process);
      events.put(name, process.wsaCreateEvent());
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
      }
      WinsockProcess process = processes.get(request.process());
      Arguments arguments = new Arguments(request);
      Object result = WinsockCalls.make(request.operation(), process, arguments, results);
      if (peer == null && request.operation() == Operation.OPEN_SOCKET) {
        peer = winsock.network().peer(process, Integer.parseInt(((String) result).substring(1)));
      }
      return Optional.of(request.withResult(result).withReceived(arguments.received()));
    } catch (WinsockException e) {
      return Optional.of(request.withError(e.error().name()));
    }
  }

  private Optional<Event> happens(Event event) {
    try {
      WinsockCalls.happens(event.operation(), peer, new Arguments(event));
      return Optional.of(event);
    } catch (IllegalStateException e) {
      return Optional.empty();
    }
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
    public ProtocolInfo info(int index) {
      return infos.get(name(index));
    }

    @Override
    public WsaEvent eventObject(int index) {
      return name(index) == null ? null : events.get(caller);
    }

    @Override
    public Window window(int index) {
      return windows.get(caller);
    }
  }

  private final class Results extends TracedResults {
    @Override
    public Object ofNewInfo(ProtocolInfo info) {
      String name = "i" + (infos.size() + 1);
      infos.put(name, info);
      return name;
    }
  }
}
