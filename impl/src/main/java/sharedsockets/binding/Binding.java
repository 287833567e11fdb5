package sharedsockets.binding;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import sharedsockets.winsock.NetworkEvent;
import sharedsockets.winsock.Peer;
import sharedsockets.winsock.ProtocolInfo;
import sharedsockets.winsock.SocketType;
import sharedsockets.winsock.Window;
import sharedsockets.winsock.WindowMessage;
import sharedsockets.winsock.Winsock;
import sharedsockets.winsock.WinsockError;
import sharedsockets.winsock.WinsockException;
import sharedsockets.winsock.WinsockProcess;
import sharedsockets.winsock.WsaEvent;

/**
 * One {@link Winsock} whose descriptors, infos, event objects and windows have names, and the calls
 * on it. A call is made with {@link #make}, its answer is asked for, and what it made is given a
 * name; event objects and windows are there from their first use on.
 *
 * <p>A descriptor's name stays bound to its value when it is closed, so that later uses of it meet
 * the closed value. What was never bound is a value that is not open in the process, where possible
 * one that another process has open.
 *
 * <p>Not thread-safe.
 */
public final class Binding {
  private static final int UNBOUND = Integer.MIN_VALUE;
  private static final int FAR_PROCESS = 1 << 20;
  private static final int FAR_DESCRIPTOR = 1 << 20;
  private static final byte[] UNIT = {1};

  /** Of no use to anybody: another Winsock made it, whose process has used it. */
  private static final ProtocolInfo USED_INFO = usedInfo();

  private final Winsock winsock;
  private final WinsockProcess[] processes;
  private final int[][] descriptors;
  private final boolean[][] open;
  private final WsaEvent[][] events;
  private final WsaEvent[] endedEvents;
  private final Window[][] windows;
  private final Window[] endedWindows;
  private final ProtocolInfo[] infos;
  private final Peer[] peers;
  private final byte[] buffer = new byte[1];

  private WinsockError error;
  private long value;
  private WindowMessage message;
  private ProtocolInfo made;

  /**
   * How many names there are.
   *
   * @param objects event objects or windows of a process
   */
  public record Sizes(int processes, int descriptors, int infos, int objects, int sockets)
      implements Serializable {}

  /** Nothing is bound, and no process runs. */
  public Binding(Winsock winsock, Sizes sizes) {
    this.winsock = winsock;
    processes = new WinsockProcess[sizes.processes()];
    descriptors = new int[sizes.processes()][sizes.descriptors()];
    open = new boolean[sizes.processes()][sizes.descriptors()];
    events = new WsaEvent[sizes.processes()][sizes.objects()];
    endedEvents = new WsaEvent[sizes.processes()];
    windows = new Window[sizes.processes()][sizes.objects()];
    endedWindows = new Window[sizes.processes()];
    infos = new ProtocolInfo[sizes.infos()];
    peers = new Peer[sizes.sockets()];
    for (int[] each : descriptors) {
      Arrays.fill(each, UNBOUND);
    }
  }

  private Binding(Binding other) {
    winsock = other.winsock;
    processes = other.processes;
    descriptors = other.descriptors;
    open = other.open;
    events = other.events;
    endedEvents = other.endedEvents;
    windows = other.windows;
    endedWindows = other.endedWindows;
    infos = other.infos;
    peers = other.peers;
  }

  /**
   * The same names, with answers of its own: so calls of different processes can be made side by
   * side.
   */
  public Binding sharing() {
    return new Binding(this);
  }

  private static ProtocolInfo usedInfo() {
    WinsockProcess process = Winsock.create().newProcess();
    int s = process.socket(SocketType.SOCK_STREAM);
    ProtocolInfo info = null;
    // Its number must not be that of an info that some short run makes.
    for (int i = 0; i < 1000; i++) {
      info = process.wsaDuplicateSocket(s, process.id());
      process.closesocket(process.wsaSocket(info));
    }
    return info;
  }

  /** Starts a process. */
  public void start(int process) {
    processes[process] = winsock.newProcess();
  }

  /**
   * Makes a call.
   *
   * @return whether it succeeded; {@link #error} says how it failed
   * @throws IllegalStateException if the network cannot do that to the socket
   */
  public boolean make(Call call) {
    error = null;
    value = 0;
    message = null;
    made = null;
    try {
      value = answer(call);
      return true;
    } catch (WinsockException e) {
      error = e.error();
      return false;
    }
  }

  /** The error of the last call; null if it succeeded. */
  public WinsockError error() {
    return error;
  }

  /**
   * What the last call returned, if it succeeded: a new descriptor's value, an option's value,
   * units, 1 for an event object that is signalled, for a set of events its {@link #mask}, 1 where
   * there was a message; otherwise 0.
   */
  public long value() {
    return value;
  }

  /** The message that the last call took, or null. */
  public WindowMessage message() {
    return message;
  }

  /** What the last call, which was this one, came to, for people. */
  public String describe(Call call) {
    if (error != null) {
      return error.toString();
    } else if (!call.operation().isCall()) {
      return "done";
    }
    return switch (call.operation().result()) {
      case NEW_DESCRIPTOR, NEW_INFO -> made != null ? made.toString() : "descriptor " + value;
      case EVENTS -> names((int) value);
      case WAIT -> value == 1 ? "TRUE" : "FALSE";
      case MESSAGE -> message == null ? "no message" : message.toString();
      default -> String.valueOf(value);
    };
  }

  private static String names(int mask) {
    StringJoiner names = new StringJoiner(", ", "{", "}");
    for (NetworkEvent event : NetworkEvent.values()) {
      if ((mask >>> event.ordinal() & 1) != 0) {
        names.add(event.name());
      }
    }
    return names.toString();
  }

  /** A set of events as a number: one bit each, in the enum's order. */
  public static int mask(Set<NetworkEvent> set) {
    int mask = 0;
    for (NetworkEvent event : set) {
      mask |= 1 << event.ordinal();
    }
    return mask;
  }

  /** Gives the descriptor that the last call returned a name. */
  public void bindDescriptor(int process, int s) {
    descriptors[process][s] = (int) value;
    open[process][s] = true;
  }

  /** Gives the info that the last call returned a name. */
  public void bindInfo(int info) {
    infos[info] = made;
  }

  /** Gives the socket of an open descriptor a name, for network events. */
  public void bindPeer(int socket, int process, int s) {
    peers[socket] = winsock.network().peer(processes[process], descriptors[process][s]);
  }

  /** Whether the peer of a socket that has a name has seen the end of it. */
  public boolean sawEnd(int socket) {
    return peers[socket].sawEnd();
  }

  /** Whether a socket has a name, ended or not. */
  public boolean hasPeer(int socket) {
    return peers[socket] != null;
  }

  /** Whether a name was ever given to a descriptor. */
  public boolean isBound(int process, int s) {
    return descriptors[process][s] != UNBOUND;
  }

  /** Whether a name is that of an open descriptor. */
  public boolean isOpen(int process, int s) {
    return open[process][s];
  }

  /** Whether every name of a process's descriptors was given to one. */
  public boolean areAllBound(int process) {
    for (int each : descriptors[process]) {
      if (each == UNBOUND) {
        return false;
      }
    }
    return true;
  }

  /** The name bound to a value, or -1. */
  public int boundTo(int process, long descriptor) {
    for (int s = 0; s < descriptors[process].length; s++) {
      if (descriptors[process][s] == descriptor) {
        return s;
      }
    }
    return -1;
  }

  /** The value that a call's descriptor stands for, open or not. */
  public int valueOf(Call call) {
    return descriptor(call);
  }

  private long answer(Call call) {
    int p = call.process();
    WinsockProcess process = processes[p];
    switch (call.operation()) {
      case OPEN_SOCKET:
        return process.socket(call.type());
      case DUPLICATE_SOCKET:
        made = process.wsaDuplicateSocket(descriptor(call), processId(call.other()));
        return 0;
      case OPEN_DUPLICATE:
        return process.wsaSocket(infos[call.other()] == null ? USED_INFO : infos[call.other()]);
      case SET_OPTION:
        process.setsockopt(descriptor(call), call.option(), call.number());
        return 0;
      case GET_OPTION:
        return process.getsockopt(descriptor(call), call.option());
      case SET_BLOCKING:
        process.ioctlsocket(descriptor(call), Winsock.FIONBIO, call.number());
        return 0;
      case EVENT_SELECT:
        process.wsaEventSelect(descriptor(call), event(call), call.events());
        return 0;
      case ASYNC_SELECT:
        process.wsaAsyncSelect(descriptor(call), window(call), call.number(), call.events());
        return 0;
      case ENUM_NETWORK_EVENTS:
        return mask(process.wsaEnumNetworkEvents(descriptor(call), event(call)));
      case WAIT_FOR_EVENT:
        return process.wsaWaitForMultipleEvents(List.of(event(call)), false, 0) == 0 ? 1 : 0;
      case RESET_EVENT:
        process.wsaResetEvent(event(call));
        return 0;
      case CLOSE_EVENT:
        process.wsaCloseEvent(event(call));
        events[p][call.object()] = null;
        return 0;
      case DESTROY_WINDOW:
        process.destroyWindow(window(call));
        windows[p][call.object()] = null;
        return 0;
      case PEEK_MESSAGE:
        message = process.peekMessage(window(call));
        return message == null ? 0 : 1;
      case SEND:
        return process.send(descriptor(call), UNIT);
      case RECV:
        return process.recv(descriptor(call), buffer);
      case SHUTDOWN:
        process.shutdown(descriptor(call), call.how());
        return 0;
      case LISTEN:
        process.listen(descriptor(call));
        return 0;
      case ACCEPT:
        return process.accept(descriptor(call));
      case CLOSE_SOCKET:
        process.closesocket(descriptor(call));
        open[p][call.s()] = false;
        return 0;
      case EXIT_PROCESS:
        process.exit();
        Arrays.fill(open[p], false);
        return 0;
      default:
        return happens(call);
    }
  }

  private long happens(Call event) {
    Peer peer = peers[event.s()];
    switch (event.operation()) {
      case DATA_ARRIVES -> peer.data(UNIT);
      case CONNECTION_ARRIVES -> peer.connection();
      case PEER_CLOSES -> peer.close();
      case ROOM_APPEARS -> peer.room();
      case ROOM_ENDS -> peer.full();
      default -> {
        return peer.sawEnd() ? 1 : 0;
      }
    }
    return 0;
  }

  private int processId(int process) {
    return processes[process] == null ? FAR_PROCESS : processes[process].id();
  }

  private int descriptor(Call call) {
    int own = descriptors[call.process()][call.s()];
    return own != UNBOUND ? own : closedValue(call.process(), call.s());
  }

  /** (DSC-1) The same value in another process is another descriptor or none. */
  private int closedValue(int process, int s) {
    for (int[] others : descriptors) {
      if (others[s] != UNBOUND && !isOpenValue(process, others[s])) {
        return others[s];
      }
    }
    return FAR_DESCRIPTOR;
  }

  private boolean isOpenValue(int process, int descriptor) {
    int s = boundTo(process, descriptor);
    return s >= 0 && open[process][s];
  }

  private WsaEvent event(Call call) {
    int p = call.process();
    if (call.object() == Call.NO_OBJECT) {
      return null;
    } else if (call.object() == Call.ENDED_OBJECT) {
      if (endedEvents[p] == null) {
        endedEvents[p] = processes[p].wsaCreateEvent();
        processes[p].wsaCloseEvent(endedEvents[p]);
      }
      return endedEvents[p];
    }
    if (events[p][call.object()] == null) {
      events[p][call.object()] = processes[p].wsaCreateEvent();
    }
    return events[p][call.object()];
  }

  private Window window(Call call) {
    int p = call.process();
    if (call.object() == Call.NO_OBJECT) {
      return null;
    } else if (call.object() == Call.ENDED_OBJECT) {
      if (endedWindows[p] == null) {
        endedWindows[p] = processes[p].createWindow();
        processes[p].destroyWindow(endedWindows[p]);
      }
      return endedWindows[p];
    }
    if (windows[p][call.object()] == null) {
      windows[p][call.object()] = processes[p].createWindow();
    }
    return windows[p][call.object()];
  }
}
