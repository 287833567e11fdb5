package sharedsockets.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import sharedsockets.winsock.SocketOption;
import sharedsockets.winsock.SocketType;
import sharedsockets.winsock.Winsock;
import sharedsockets.winsock.WinsockProcess;

/**
 * The cost of one lock to threads that share nothing else (a benchmark): each calls on sockets of
 * its own, all of them of one Winsock, or each of a Winsock of its own, which has its own lock.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class IndependentSockets {
  static final String ONE_LOCK = "one lock";
  static final String OWN_LOCKS = "locks of their own";

  /** The Winsock of all threads. */
  @State(Scope.Benchmark)
  public static class Shared {
    private final Winsock winsock = Winsock.create();
  }

  /** The sockets of one thread. */
  @State(Scope.Thread)
  public static class Own {
    @Param({ONE_LOCK, OWN_LOCKS})
    public String kind;

    private final byte[] unit = new byte[1];
    private WinsockProcess process;
    private int left;
    private int right;

    @Setup
    public void open(Shared shared) {
      Winsock winsock = kind.equals(ONE_LOCK) ? shared.winsock : Winsock.create();
      process = winsock.newProcess();
      left = process.socket(SocketType.SOCK_DGRAM);
      right = process.socket(SocketType.SOCK_DGRAM);
      winsock.network().connect(process, left, process, right);
    }
  }

  @Benchmark
  public int getsockopt(Own own) {
    return own.process.getsockopt(own.left, SocketOption.SO_RCVBUF);
  }

  @Benchmark
  @OperationsPerInvocation(2)
  public int sendAndRecv(Own own) {
    own.process.send(own.left, own.unit);
    return own.process.recv(own.right, own.unit);
  }
}
