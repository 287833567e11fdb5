package sharedsockets.jpf.harness;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import sharedsockets.binding.Arguments;
import sharedsockets.binding.Results;
import sharedsockets.binding.WinsockCalls;
import sharedsockets.trace.Operation;
import sharedsockets.winsock.NetworkEvent;
import sharedsockets.winsock.NetworkEvents;
import sharedsockets.winsock.Peer;
import sharedsockets.winsock.ProtocolInfo;
import sharedsockets.winsock.Shutdown;
import sharedsockets.winsock.SocketOption;
import sharedsockets.winsock.SocketType;
import sharedsockets.winsock.Window;
import sharedsockets.winsock.WindowMessage;
import sharedsockets.winsock.Winsock;
import sharedsockets.winsock.WinsockError;
import sharedsockets.winsock.WinsockException;
import sharedsockets.winsock.WinsockProcess;
import sharedsockets.winsock.WsaEvent;

/** Makes the calls of a program, and tells what they returned in the form of the trace format. */
final class Machine {
  private final NamedObjects names;

  Machine(NamedObjects names) {
    this.names = names;
  }

  /**
   * Makes the call.
   *
   * @return what it returned, as JSON, an error with an exclamation mark before it, or an empty text
   *     for what the network did; null if nothing happened, because what an argument names was not
   *     made, or the network cannot do this to the socket
   */
  String perform(Step step) {
    if (!names.areMade(step)) {
      return null;
    }
    if (step.isNetwork()) {
      return happen(names.peer(step), step);
    }
    try {
      return call(names.process(step.process), step);
    } catch (WinsockException e) {
      return names.error(e.error());
    } catch (RuntimeException | AssertionError e) {
      System.out.println("THROWN " + step.call + " throws " + e.getClass().getName());
      throw e;
    }
  }

  private String happen(Peer peer, Step step) {
    switch (step.call) {
      case "sawEnd":
        return peer.sawEnd() ? "closed" : "open";
      case "received":
        peer.received();
        return "";
      case "delayConnections":
        peer.delayConnections();
        return "";
      default:
        return happens(peer, step);
    }
  }

  private String happens(Peer peer, Step step) {
    try {
      WinsockCalls.happens(step.operation, peer, new Given(step));
      return "";
    } catch (IllegalStateException e) {
      return null;
    }
  }

  /** The call's result as JSON; programs have waits, which a trace knows as polls only. */
  private String call(WinsockProcess p, Step step) {
    Told told = new Told(step);
    switch (step.call) {
      case "WSAWaitForMultipleEvents":
        require(p.wsaWaitForMultipleEvents(List.of(names.event(step, 0)), false, -1) == 0);
        return told.ofWait(true);
      case "pollAny", "pollAll":
        return told.ofWaitIndex(waitFor(p, step, 0));
      case "waitAny", "waitAll":
        int signalled = waitFor(p, step, -1);
        require(signalled >= 0);
        return told.ofWaitIndex(signalled);
      case "hasExited":
        return p.hasExited() ? names.error(WinsockError.WSANOTINITIALISED) : told.ofTrue();
      case "autoReset":
        return told.ofTrue(); // It is there from the start.
      case "createWindow":
        p.createWindow();
        return told.ofTrue();
      case "createEvent":
        p.createEvent(false);
        return told.ofTrue();
      case "WSACreateEvent":
        p.wsaCreateEvent();
        return told.ofTrue();
      case "peer", "link":
        return connect(p, step);
      default:
        return WinsockCalls.make(step.operation, p, new Given(step), told);
    }
  }

  /** A wait for the event objects that all arguments of the program name; -1: the time has passed. */
  private int waitFor(WinsockProcess p, Step step, long timeoutMillis) {
    List<WsaEvent> events = new ArrayList<>();
    for (int i = 0; i < step.arity(); i++) {
      events.add(names.event(step, i));
    }
    int index = p.wsaWaitForMultipleEvents(events, step.isForAll(), timeoutMillis);
    return index == Winsock.WSA_WAIT_TIMEOUT ? -1 : index;
  }

  /** That a wait without a time-out returns nothing a trace, which has polls, would allow. */
  private static void require(boolean hasWaited) {
    if (!hasWaited) {
      throw new IllegalStateException("a call that waits for ever returns nothing");
    }
  }

  /** What the network is asked for, and perhaps cannot do. */
  private String connect(WinsockProcess p, Step step) {
    int s = (Integer) names.made(step, 0);
    try {
      if (step.call.equals("peer")) {
        names.network().peer(p, s);
      } else {
        names.network().connect(p, s, p, (Integer) names.made(step, 1));
      }
      return "1";
    } catch (IllegalStateException e) {
      return step.isUntold() ? names.error(WinsockError.WSAEISCONN) : null;
    }
  }

  /** The arguments of a step. */
  private final class Given implements Arguments {
    private final Step step;

    Given(Step step) {
      this.step = step;
    }

    private String text(int index) {
      return step.argument(step.place(index));
    }

    private Object made(int index) {
      return names.made(step, step.place(index));
    }

    @Override
    public int descriptor(int index) {
      return (Integer) made(index);
    }

    @Override
    public int process(int index) {
      return names.process(text(index)).id();
    }

    @Override
    public ProtocolInfo info(int index) {
      return (ProtocolInfo) made(index);
    }

    @Override
    public WsaEvent eventObject(int index) {
      return names.event(step, step.place(index));
    }

    @Override
    public Window window(int index) {
      return names.window(step, step.place(index));
    }

    @Override
    public SocketType socketType(int index) {
      return SocketType.valueOf(text(index));
    }

    @Override
    public SocketOption option(int index) {
      return SocketOption.of(text(index));
    }

    @Override
    public Shutdown direction(int index) {
      return Shutdown.valueOf(text(index));
    }

    @Override
    public Set<NetworkEvent> events(int index) {
      Set<NetworkEvent> events = EnumSet.noneOf(NetworkEvent.class);
      for (NetworkEvent event : step.events()) {
        events.add(event);
      }
      return events;
    }

    @Override
    public int length(int index) {
      return step.place(index) < 0 ? 1 : value(index);
    }

    /** Where it does not say so, a program has sockets that are ready to use. */
    @Override
    public boolean connected(int index) {
      return step.place(index) < 0 || Boolean.parseBoolean(text(index));
    }

    @Override
    public boolean bound(int index) {
      return true;
    }

    @Override
    public String address(int index) {
      return step.place(index) < 0 ? null : text(index);
    }

    @Override
    public int value(int index) {
      return Integer.parseInt(text(index));
    }
  }

  /** The result of a step as JSON; keeps what has a name. */
  private final class Told implements Results<String> {
    private final Step step;

    Told(Step step) {
      this.step = step;
    }

    @Override
    public String ofNewDescriptor(int descriptor) {
      names.keep(step, descriptor);
      return "\"d" + descriptor + "\"";
    }

    @Override
    public String ofNewInfo(ProtocolInfo info) {
      names.keep(step, info);
      return "\"" + step.name + "\"";
    }

    @Override
    public String ofZero() {
      return "0";
    }

    @Override
    public String ofTrue() {
      return "true";
    }

    @Override
    public String ofValue(int value) {
      return "" + value;
    }

    @Override
    public String ofByteCount(int count) {
      return "" + count;
    }

    @Override
    public String ofAddress(String address) {
      return "\"" + address + "\"";
    }

    @Override
    public String ofEvents(NetworkEvents events) {
      String text = "";
      String errors = "";
      for (NetworkEvent event : events) {
        text += (text.isEmpty() ? "\"" : ",\"") + event.name() + "\"";
        errors +=
            (errors.isEmpty() ? "\"" : ",\"")
                + event.name()
                + "\":"
                + code(events.error(event));
      }
      return "{\"result\":[" + text + "],\"errors\":{" + errors + "}}";
    }

    private String code(WinsockError error) {
      return error == null ? "0" : "\"" + error.name() + "\"";
    }

    @Override
    public String ofWait(boolean signalled) {
      return signalled ? "\"WSA_WAIT_EVENT_0\"" : "\"WSA_WAIT_TIMEOUT\"";
    }

    @Override
    public String ofWaitIndex(int index) {
      return index < 0 ? "\"WSA_WAIT_TIMEOUT\"" : "" + index;
    }

    @Override
    public String ofHandleFlags(boolean inherits) {
      return inherits ? "1" : "0";
    }

    @Override
    public String ofMessage(WindowMessage message) {
      if (message == null) {
        return "null";
      }
      return "{\"message\":"
          + message.message()
          + ",\"s\":\"d"
          + message.s()
          + "\",\"event\":\""
          + message.event().name()
          + "\",\"error\":"
          + code(message.error())
          + "}";
    }
  }
}
