package sharedsockets.bench;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import sharedsockets.winsock.SocketType;
import sharedsockets.winsock.Winsock;
import sharedsockets.winsock.WinsockException;
import sharedsockets.winsock.WinsockProcess;

/**
 * One thread sends a unit and waits for the answer of another thread, which does the reverse: over
 * two sockets of two processes, or over a pair of queues.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PingPong {
  private static final int CAPACITY = 64;

  @Benchmark
  public int loopback(Sockets sockets) {
    sockets.here.send(sockets.near, sockets.unit);
    return sockets.here.recv(sockets.near, sockets.unit);
  }

  @Benchmark
  public byte[] queues(Queues queues) throws InterruptedException {
    queues.there.put(queues.unit);
    return queues.back.take();
  }

  /** Two processes with a socket each; the other answers until it exits. */
  @State(Scope.Thread)
  public static class Sockets {
    private final byte[] unit = new byte[1];
    private WinsockProcess here;
    private WinsockProcess there;
    private int near;
    private Thread echo;

    @Setup
    public void start() {
      Winsock winsock = Winsock.create();
      here = winsock.newProcess();
      there = winsock.newProcess();
      near = here.socket(SocketType.SOCK_STREAM);
      int far = there.socket(SocketType.SOCK_STREAM);
      winsock.network().connect(here, near, there, far);
      echo = new Thread(() -> answer(there, far), "echo");
      echo.start();
    }

    private static void answer(WinsockProcess process, int s) {
      byte[] unit = new byte[1];
      try {
        while (true) {
          process.recv(s, unit);
          process.send(s, unit);
        }
      } catch (WinsockException e) {
        // The process has exited.
      }
    }

    @TearDown
    public void stop() throws InterruptedException {
      there.exit();
      echo.join();
    }
  }

  /** A queue in each direction; the other thread answers until it is interrupted. */
  @State(Scope.Thread)
  public static class Queues {
    @Param({"ArrayBlockingQueue", "LinkedBlockingQueue"})
    public String kind;

    private final byte[] unit = new byte[1];
    private BlockingQueue<byte[]> there;
    private BlockingQueue<byte[]> back;
    private Thread echo;

    @Setup
    public void start() {
      there = queue();
      back = queue();
      echo = new Thread(() -> answer(there, back), "echo");
      echo.start();
    }

    private BlockingQueue<byte[]> queue() {
      return kind.equals("ArrayBlockingQueue")
          ? new ArrayBlockingQueue<>(CAPACITY)
          : new LinkedBlockingQueue<>(CAPACITY);
    }

    private static void answer(BlockingQueue<byte[]> in, BlockingQueue<byte[]> out) {
      try {
        while (true) {
          out.put(in.take());
        }
      } catch (InterruptedException e) {
        // Nobody asks any more.
      }
    }

    @TearDown
    public void stop() throws InterruptedException {
      echo.interrupt();
      echo.join();
    }
  }
}
