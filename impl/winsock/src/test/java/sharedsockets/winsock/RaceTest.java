package sharedsockets.winsock;

import static org.assertj.core.api.Assertions.assertThat;
import static sharedsockets.winsock.Calls.errorOf;
import static sharedsockets.winsock.Calls.isSignalled;
import static sharedsockets.winsock.Calls.share;
import static sharedsockets.winsock.NetworkEvent.FD_READ;
import static sharedsockets.winsock.SocketOption.SO_RCVBUF;
import static sharedsockets.winsock.SocketOption.SO_SNDBUF;
import static sharedsockets.winsock.SocketType.SOCK_STREAM;
import static sharedsockets.winsock.WinsockError.WSAENOTSOCK;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two threads that make a call each at the same time, again and again. */
final class RaceTest {
  private static final int ROUNDS = 10_000;

  /** Where other work keeps the threads from running at the same time, fewer rounds must do. */
  private static final long ENOUGH_MILLIS = 500;

  private static final int MOST_SPINS = 60;
  private static final long MOST_SECONDS = 30;

  private final Winsock winsock = Winsock.create();
  private final WinsockProcess a = winsock.newProcess();
  private final WinsockProcess b = winsock.newProcess();

  /** What the other thread is to do, until it has done it. */
  private final AtomicReference<Runnable> next = new AtomicReference<>();

  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final Thread other = new Thread(this::work, "other");
  private int round;
  private long start;

  @BeforeEach
  void startOther() {
    other.setDaemon(true);
    other.start();
  }

  @AfterEach
  void stopOther() {
    other.interrupt();
  }

  private void work() {
    while (!Thread.currentThread().isInterrupted()) {
      Runnable task = next.get();
      if (task == null) {
        Thread.yield();
        continue;
      }
      try {
        task.run();
      } catch (RuntimeException e) {
        failure.set(e);
      }
      next.set(null);
    }
  }

  private boolean goesOn() {
    start = round == 0 ? System.nanoTime() : start;
    return round < ROUNDS
        && System.nanoTime() - start < TimeUnit.MILLISECONDS.toNanos(ENOUGH_MILLIS);
  }

  /** Does both at the same time, a little earlier or later in each round. */
  private void atOnce(Runnable here, Runnable there) {
    round++;
    int spins = round % MOST_SPINS;
    next.set(
        () -> {
          spin(MOST_SPINS - spins);
          there.run();
        });
    spin(spins);
    here.run();
    long begin = System.nanoTime();
    while (next.get() != null) {
      assertThat(System.nanoTime() - begin)
          .as("the other call waits")
          .isLessThan(TimeUnit.SECONDS.toNanos(MOST_SECONDS));
      Thread.yield();
    }
    assertThat(failure.get()).isNull();
  }

  private static void spin(int times) {
    for (int i = 0; i < times; i++) {
      Thread.onSpinWait();
    }
  }

  @Test
  void oneOfTwoClosesSucceeds() {
    int kept = share(a, a.socket(SOCK_STREAM), b);
    while (goesOn()) {
      int s = share(b, kept, a);
      AtomicInteger closed = new AtomicInteger();
      Runnable close =
          () -> {
            try {
              a.closesocket(s);
              closed.incrementAndGet();
            } catch (WinsockException e) {
              assertThat(e.error()).isEqualTo(WSAENOTSOCK);
            }
          };
      atOnce(close, close);
      assertThat(closed).hasValue(1);
    }
  }

  @Test
  void infoOpensOneDescriptor() {
    int s = a.socket(SOCK_STREAM);
    while (goesOn()) {
      ProtocolInfo info = a.wsaDuplicateSocket(s, b.id());
      Set<Integer> opened = new HashSet<>(); // guarded by itself
      Runnable open =
          () -> {
            try {
              int t = b.wsaSocket(info);
              synchronized (opened) {
                opened.add(t);
              }
            } catch (WinsockException e) {
              assertThat(e.rule()).isEqualTo("DUP-2");
            }
          };
      atOnce(open, open);
      assertThat(opened).hasSize(1);
      b.closesocket(opened.iterator().next());
    }
  }

  @Test
  void lastOfTwoClosesEndsTheSocket() {
    while (goesOn()) {
      int s = a.socket(SOCK_STREAM);
      int t = share(a, s, b);
      Peer peer = winsock.network().peer(a, s);
      atOnce(() -> a.closesocket(s), () -> b.closesocket(t));
      assertThat(peer.sawEnd()).isTrue();
    }
  }

  @Test
  void exitClosesWhatIsOpenedDuringIt() {
    while (goesOn()) {
      WinsockProcess process = winsock.newProcess();
      int s = a.socket(SOCK_STREAM);
      Peer peer = winsock.network().peer(a, s);
      ProtocolInfo info = a.wsaDuplicateSocket(s, process.id());
      a.closesocket(s);
      atOnce(
          process::exit,
          () -> {
            try {
              process.wsaSocket(info);
            } catch (WinsockException e) {
              assertThat(e.rule()).isEqualTo("CLS-3");
            }
          });
      assertThat(peer.sawEnd()).isTrue();
    }
  }

  @Test
  void optionsThatAreSetAtOnceAreBothSet() {
    int s = a.socket(SOCK_STREAM);
    int t = share(a, s, b);
    while (goesOn()) {
      int value = round;
      atOnce(() -> a.setsockopt(s, SO_RCVBUF, value), () -> b.setsockopt(t, SO_SNDBUF, value));
      assertThat(b.getsockopt(t, SO_RCVBUF)).isEqualTo(value);
      assertThat(a.getsockopt(s, SO_SNDBUF)).isEqualTo(value);
    }
  }

  @Test
  void whatArrivesDuringRegistrationIsNotified() {
    WsaEvent event = a.wsaCreateEvent();
    while (goesOn()) {
      int s = a.socket(SOCK_STREAM);
      Peer peer = winsock.network().peer(a, s);
      atOnce(() -> a.wsaEventSelect(s, event, Set.of(FD_READ)), () -> peer.data((byte) 1));
      assertThat(isSignalled(a, event)).isTrue();
      a.closesocket(s);
      a.wsaResetEvent(event);
    }
  }

  @Test
  void whatArrivesDuringEnumerationIsReportedOnce() {
    WsaEvent event = a.wsaCreateEvent();
    int s = a.socket(SOCK_STREAM);
    Peer peer = winsock.network().peer(a, s);
    a.wsaEventSelect(s, event, Set.of(FD_READ));
    while (goesOn()) {
      List<NetworkEvent> reported = new ArrayList<>();
      atOnce(() -> reported.addAll(a.wsaEnumNetworkEvents(s, event)), () -> peer.data((byte) 1));
      reported.addAll(a.wsaEnumNetworkEvents(s, event));
      assertThat(reported).containsExactly(FD_READ);
      a.recv(s, new byte[1]);
    }
  }

  @Test
  void noWakeUpIsLost() {
    int s = a.socket(SOCK_STREAM);
    Peer peer = winsock.network().peer(a, s);
    while (goesOn()) {
      atOnce(() -> peer.data((byte) 1), () -> a.recv(s, new byte[1]));
    }
    a.ioctlsocket(s, Winsock.FIONBIO, 1);
    assertThat(errorOf(() -> a.recv(s, new byte[1]))).isEqualTo(WinsockError.WSAEWOULDBLOCK);
  }
}
