package sharedsockets.binding;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Consumer;
import sharedsockets.trace.Kind;
import sharedsockets.winsock.NetworkEvent;
import sharedsockets.winsock.NetworkEvents;
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
  private final Given given = new Given();
  private final Kept kept = new Kept();

  private WinsockError error;
  private long value;
  private WindowMessage message;
  private NetworkEvents reported;
  private ProtocolInfo made;
  private String received;
  private String address;

  /**
   * The numbers of names.
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

  /** A process has been created, and has descriptors of its parent's under the same names. */
  private void created(int parent, int process, WinsockProcess child) {
    processes[process] = child;
    for (int s = 0; s < descriptors[parent].length; s++) {
      if (child.isOpen(descriptors[parent][s])) {
        descriptors[process][s] = descriptors[parent][s];
        open[process][s] = true;
      }
    }
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
    received = null;
    reported = null;
    address = null;
    try {
      if (call.operation().isCall()) {
        given.call = call;
        WinsockCalls.make(call.operation(), processes[call.process()], given, kept);
        ended(call);
      } else {
        given.call = call;
        value = WinsockCalls.happens(call.operation(), peers[call.slot(0)], given) ? 1 : 0;
      }
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
   * What the last call returned, if it succeeded: a new descriptor's value, an option's value, a
   * number of bytes, 1 for an event object that is signalled, of several its position or -1, for a
   * set of events its {@link #mask}, 1 for a flag of a handle that is set, 1 where there was a
   * message, and 1 for a network event that happened; otherwise 0.
   */
  public long value() {
    return value;
  }

  /** The message that the last call took, or null. */
  public WindowMessage message() {
    return message;
  }

  /** The bytes that the last call has received, as a trace has them; null if it received none. */
  public String received() {
    return received;
  }

  /** The events that the last call has returned, with their error codes; null where it has not. */
  public NetworkEvents reported() {
    return reported;
  }

  /** The same codes, as a trace has them. */
  public Map<String, String> errors() {
    return TraceValues.codes(reported);
  }

  /** The address that the last call has told, or null. */
  public String address() {
    return address;
  }

  /** What the last call, which was this one, came to, for people. */
  public String describe(Call call) {
    if (error != null) {
      return error.toString();
    } else if (!call.operation().isCall()) {
      return "done";
    }
    return switch (call.operation().result()) {
      case NEW_DESCRIPTOR -> "descriptor " + value;
      case NEW_INFO -> made.toString();
      case EVENTS -> reported(TraceValues.names((int) value));
      case WAIT -> value == 1 ? "TRUE" : "FALSE";
      case WAIT_INDEX -> Kind.waitResult((int) value);
      case MESSAGE -> message == null ? "no message" : message.toString();
      case ADDRESS -> address;
      default -> String.valueOf(value);
    };
  }

  private String reported(Set<String> names) {
    String events = names.toString().replace('[', '{').replace(']', '}');
    StringJoiner errors = new StringJoiner(", ", " (", ")").setEmptyValue("");
    for (NetworkEvent event : reported) {
      if (reported.error(event) != null) {
        errors.add(event + " " + reported.error(event));
      }
    }
    return events + errors;
  }

  /** What the last call returned, as a trace has it; descriptors are named after their values. */
  public Object traced(Kind result) {
    return switch (result) {
      case NEW_DESCRIPTOR -> TraceValues.descriptor(value);
      case EVENTS -> TraceValues.names((int) value);
      case WAIT -> TraceValues.wait(value == 1);
      case HANDLE_FLAGS -> TraceValues.handleFlags(value == 1);
      case WAIT_INDEX -> Kind.waitResult((int) value);
      case MESSAGE -> TraceValues.message(message);
      case ADDRESS -> address;
      case TRUE -> true;
      default -> value;
    };
  }

  /** A set of events as a number: one bit each, in the enum's order. */
  public static int mask(Set<?> set) {
    return TraceValues.mask(set);
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

  /** The value that a descriptor stands for which a call names, open or not. */
  public int valueOf(Call call, int index) {
    int own = descriptors[call.process()][call.slot(index)];
    return own != UNBOUND ? own : closedValue(call.process(), call.slot(index));
  }

  /** What the names of a process are no more, once the call has succeeded. */
  private void ended(Call call) {
    int p = call.process();
    switch (call.operation()) {
      case CLOSE_EVENT -> events[p][call.slot(0)] = null;
      case DESTROY_WINDOW -> windows[p][call.slot(0)] = null;
      case CLOSE_SOCKET, CLOSE_HANDLE -> open[p][call.slot(0)] = false;
      case EXIT_PROCESS, CLEANUP -> {
        for (int s = 0; s < open[p].length; s++) {
          open[p][s] &= processes[p].isOpen(descriptors[p][s]);
        }
      }
      default -> {}
    }
  }

  /** The arguments of the call that is being made. */
  private final class Given extends ValuedArguments {
    private Call call;

    @Override
    public int descriptor(int index) {
      return valueOf(call, index);
    }

    @Override
    public int process(int index) {
      return processId(call.slot(index));
    }

    @Override
    public ProtocolInfo info(int index) {
      ProtocolInfo info = infos[call.slot(index)];
      return info == null ? USED_INFO : info;
    }

    @Override
    public WsaEvent eventObject(int index) {
      return event(call.process(), call.slot(index));
    }

    @Override
    public List<WsaEvent> eventObjects(int index) {
      return ((List<?>) call.arguments().get(index))
          .stream().map(slot -> event(call.process(), (Integer) slot)).toList();
    }

    @Override
    public Consumer<WinsockProcess> newProcess(int index) {
      return child -> created(call.process(), call.slot(index), child);
    }

    @Override
    public Consumer<WsaEvent> freshEventObject(int index) {
      return event -> events[call.process()][call.slot(index)] = event;
    }

    @Override
    public Window window(int index) {
      return Binding.this.window(call.process(), call.slot(index));
    }

    @Override
    Object argument(int index) {
      return call.arguments().get(index);
    }

    @Override
    public Consumer<byte[]> receivedData(int index) {
      return bytes -> received = TraceValues.text(bytes);
    }
  }

  /** Keeps the result of the call that is being made. */
  private final class Kept implements Results<Void> {
    private Void kept(long number) {
      value = number;
      return null;
    }

    @Override
    public Void ofNewDescriptor(int descriptor) {
      return kept(descriptor);
    }

    @Override
    public Void ofNewInfo(ProtocolInfo info) {
      made = info;
      return kept(0);
    }

    @Override
    public Void ofZero() {
      return kept(0);
    }

    @Override
    public Void ofTrue() {
      return kept(0);
    }

    @Override
    public Void ofValue(int optionValue) {
      return kept(optionValue);
    }

    @Override
    public Void ofByteCount(int count) {
      return kept(count);
    }

    @Override
    public Void ofAddress(String name) {
      address = name;
      return kept(0);
    }

    @Override
    public Void ofEvents(NetworkEvents set) {
      reported = set;
      return kept(mask(set));
    }

    @Override
    public Void ofWait(boolean signalled) {
      return kept(signalled ? 1 : 0);
    }

    @Override
    public Void ofWaitIndex(int index) {
      return kept(index);
    }

    @Override
    public Void ofHandleFlags(boolean inherits) {
      return kept(inherits ? 1 : 0);
    }

    @Override
    public Void ofMessage(WindowMessage taken) {
      message = taken;
      return kept(taken == null ? 0 : 1);
    }
  }

  private int processId(int process) {
    return processes[process] == null ? FAR_PROCESS : processes[process].id();
  }

  /**
   * (DSC-1) The same value in another process is another descriptor or none. (U35) One that has
   * been closed under another name may be remembered.
   */
  private int closedValue(int process, int s) {
    for (int[] others : descriptors) {
      if (others[s] != UNBOUND && boundTo(process, others[s]) < 0) {
        return others[s];
      }
    }
    return FAR_DESCRIPTOR;
  }

  private WsaEvent event(int p, int object) {
    if (object == Call.NO_OBJECT) {
      return null;
    } else if (object == Call.ENDED_OBJECT) {
      if (endedEvents[p] == null) {
        endedEvents[p] = processes[p].wsaCreateEvent();
        processes[p].wsaCloseEvent(endedEvents[p]);
      }
      return endedEvents[p];
    }
    if (events[p][object] == null) {
      events[p][object] = processes[p].wsaCreateEvent();
    }
    return events[p][object];
  }

  private Window window(int p, int object) {
    if (object == Call.NO_OBJECT) {
      return null;
    } else if (object == Call.ENDED_OBJECT) {
      if (endedWindows[p] == null) {
        endedWindows[p] = processes[p].createWindow();
        processes[p].destroyWindow(endedWindows[p]);
      }
      return endedWindows[p];
    }
    if (windows[p][object] == null) {
      windows[p][object] = processes[p].createWindow();
    }
    return windows[p][object];
  }
}
