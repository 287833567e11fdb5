package sharedsockets.bench;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import sharedsockets.winsock.NetworkEvent;
import sharedsockets.winsock.Peer;
import sharedsockets.winsock.SocketOption;
import sharedsockets.winsock.SocketType;
import sharedsockets.winsock.Winsock;
import sharedsockets.winsock.WinsockException;
import sharedsockets.winsock.WinsockProcess;
import sharedsockets.winsock.WsaEvent;

/** Calls of each kind on a socket that no other thread uses; two processes share it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class UncontendedCalls {
  /** After so many bytes the far end takes, or sends, the next; a small part of each call. */
  private static final int MANY = 1 << 16;

  private static final int CLOSED = 4_000_000;

  private final Set<NetworkEvent> mask = EnumSet.of(NetworkEvent.FD_READ, NetworkEvent.FD_CLOSE);
  private final byte[] unit = new byte[1];
  private final byte[] many = new byte[MANY];

  private WinsockProcess process;
  private WinsockProcess other;
  private int socket;
  private Peer peer;
  private WsaEvent event;
  private List<WsaEvent> events;
  private int value;
  private int untilMany;
  private int left;
  private int right;

  @Setup
  public void share() {
    Winsock winsock = Winsock.create();
    process = winsock.newProcess();
    other = winsock.newProcess();
    socket = process.socket(SocketType.SOCK_STREAM);
    other.wsaSocket(process.wsaDuplicateSocket(socket, other.id()));
    peer = winsock.network().peer(process, socket);
    event = process.wsaCreateEvent();
    events = List.of(event);

    left = process.socket(SocketType.SOCK_DGRAM);
    right = other.socket(SocketType.SOCK_DGRAM);
    winsock.network().connect(process, left, other, right);
  }

  @Benchmark
  public int getsockopt() {
    return process.getsockopt(socket, SocketOption.SO_RCVBUF);
  }

  @Benchmark
  public void setsockopt() {
    process.setsockopt(socket, SocketOption.SO_RCVBUF, ++value & 0xFFFF);
  }

  @Benchmark
  public int send() {
    if (++untilMany == MANY) {
      untilMany = 0;
      peer.received();
    }
    return process.send(socket, unit);
  }

  @Benchmark
  public int recv() {
    if (--untilMany < 0) {
      untilMany = MANY - 1;
      peer.data(many);
    }
    return process.recv(socket, unit);
  }

  /** A datagram to another socket and its receipt there: two calls. */
  @Benchmark
  @OperationsPerInvocation(2)
  public int sendAndRecv() {
    process.send(left, unit);
    return other.recv(right, unit);
  }

  @Benchmark
  public void wsaEventSelect() {
    process.wsaEventSelect(socket, event, mask);
  }

  @Benchmark
  public Set<NetworkEvent> wsaEnumNetworkEvents() {
    return process.wsaEnumNetworkEvents(socket, event);
  }

  /** A look at an event object that is not signalled. */
  @Benchmark
  public int wsaWaitForMultipleEvents() {
    return process.wsaWaitForMultipleEvents(events, false, 0);
  }

  /** WSADuplicateSocket, WSASocket, closesocket: three calls. */
  @Benchmark
  @OperationsPerInvocation(3)
  public void duplicateOpenClose() {
    other.closesocket(other.wsaSocket(process.wsaDuplicateSocket(socket, other.id())));
  }

  /** A socket's life: two calls. */
  @Benchmark
  @OperationsPerInvocation(2)
  public void socketAndClosesocket() {
    process.closesocket(process.socket(SocketType.SOCK_STREAM));
  }

  /** WSAENOTSOCK. */
  @Benchmark
  public Object failing() {
    try {
      return process.getsockopt(CLOSED, SocketOption.SO_RCVBUF);
    } catch (WinsockException e) {
      return e;
    }
  }
}
