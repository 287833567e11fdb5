package sharedsockets.winsock;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The sockets of one simulated machine, and its processes.
 *
 * <pre>{@code
 * Winsock winsock = Winsock.create();
 * WinsockProcess a = winsock.newProcess();
 * WinsockProcess b = winsock.newProcess();
 * int s = a.socket(SocketType.SOCK_DGRAM);
 * int t = b.wsaSocket(a.wsaDuplicateSocket(s, b.id()));
 * }</pre>
 *
 * <p>A socket comes ready to use, connected to a far end that {@link #network} knows; a stream
 * socket may listen instead. Options are those of Windows that an application sets most, with
 * defaults of 65,536 bytes for buffers and 0 for all others.
 *
 * <p>There is one lock for everything, so that a call that concerns many sockets, such as the exit
 * of a process, is one step for all who look.
 */
public final class Winsock {
  /** The value that is never a descriptor. */
  public static final int INVALID_SOCKET = -1;

  /** The command of ioctlsocket that sets the blocking mode. */
  public static final int FIONBIO = 0x8004667E;

  /** The flag of recv that leaves what is read where it is. */
  public static final int MSG_PEEK = 0x2;

  /** What WSAWaitForMultipleEvents returns when the time has passed. */
  public static final int WSA_WAIT_TIMEOUT = 258;

  /** Guards the state of all classes of this package. */
  final Object lock = new Object();

  final WakeUps wakeUps = new WakeUps();

  private final Behaviour behaviour;
  private final OptionTable options;
  private final Addresses addresses = new Addresses();
  private final int descriptorLimit;
  private final Network network = new Network(this);
  private final Map<Integer, WinsockProcess> processes = new TreeMap<>();
  private int lastProcess;
  private long lastInfo;

  private Winsock(Builder builder) {
    behaviour = builder.behaviour;
    options = new OptionTable(builder.options);
    descriptorLimit = builder.descriptorLimit;
  }

  /** A Winsock that behaves as Windows does. */
  public static Winsock create() {
    return builder().build();
  }

  /** For a Winsock that behaves in another way. */
  public static Builder builder() {
    return new Builder();
  }

  /** Starts a process. */
  public WinsockProcess newProcess() {
    synchronized (lock) {
      WinsockProcess process =
          new WinsockProcess(this, ++lastProcess, new DescriptorTable(descriptorLimit));
      processes.put(process.id(), process);
      return process;
    }
  }

  /** What sockets are connected to. */
  public Network network() {
    return network;
  }

  // Called with the lock.

  Behaviour behaviour() {
    return behaviour;
  }

  UnderlyingSocket newSocket(SocketType type) {
    return new UnderlyingSocket(type, behaviour, options, addresses, wakeUps);
  }

  /** The running process of an id, or null. */
  WinsockProcess process(int id) {
    return processes.get(id);
  }

  List<WinsockProcess> processes() {
    return new ArrayList<>(processes.values());
  }

  void hasExited(WinsockProcess process) {
    processes.remove(process.id());
  }

  long nextInfo() {
    return ++lastInfo;
  }

  /**
   * The whole state, for people, and for comparing what was before with what is after. The format
   * is not fixed.
   */
  @Override
  public String toString() {
    synchronized (lock) {
      return new Description(processes.values()).toString();
    }
  }

  /** Makes a {@link Winsock}; not thread-safe. */
  public static final class Builder {
    private static final int MOST_DESCRIPTORS = 1 << 24;

    private final OptionTable options = new OptionTable();
    private Behaviour behaviour = Behaviour.windows();
    private int descriptorLimit = MOST_DESCRIPTORS;

    private Builder() {}

    /** What it does where the documents are silent or disagree. */
    public Builder behaviour(Behaviour behaviour) {
      this.behaviour = Objects.requireNonNull(behaviour);
      return this;
    }

    /**
     * How many descriptors a process can have open (DSC-4), by default 16,777,216.
     *
     * @throws IllegalArgumentException if it is not positive or above that
     */
    public Builder descriptorLimit(int limit) {
      if (limit < 1 || limit > MOST_DESCRIPTORS) {
        throw new IllegalArgumentException("not in 1 .. " + MOST_DESCRIPTORS + ": " + limit);
      }
      descriptorLimit = limit;
      return this;
    }

    /** Gives sockets of a type a further option, or an option another default (OPT-2). */
    public Builder option(SocketType type, SocketOption option, int value) {
      options.set(Objects.requireNonNull(type), Objects.requireNonNull(option), value);
      return this;
    }

    public Winsock build() {
      return new Winsock(this);
    }
  }
}
