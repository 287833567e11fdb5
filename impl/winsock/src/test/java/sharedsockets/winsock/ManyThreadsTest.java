package sharedsockets.winsock;

import static org.assertj.core.api.Assertions.assertThat;
import static sharedsockets.winsock.Calls.share;
import static sharedsockets.winsock.SocketOption.SO_RCVBUF;
import static sharedsockets.winsock.SocketType.SOCK_DGRAM;
import static sharedsockets.winsock.SocketType.SOCK_STREAM;
import static sharedsockets.winsock.WinsockError.WSANOTINITIALISED;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many threads of several processes on one socket. */
final class ManyThreadsTest {
  private static final int READERS = 4;
  private static final int UNITS = 2_000;

  private final Winsock winsock = Winsock.create();
  private final WinsockProcess a = winsock.newProcess();
  private final WinsockProcess b = winsock.newProcess();

  /** Reads datagrams that number themselves, until it gets an empty one. */
  private static List<Integer> readAll(WinsockProcess process, int s) {
    List<Integer> numbers = new ArrayList<>();
    byte[] buffer = new byte[Integer.BYTES];
    while (process.recv(s, buffer) > 0) {
      numbers.add(ByteBuffer.wrap(buffer).getInt());
    }
    return numbers;
  }

  /** Sends datagrams from a number on. */
  private static int sendAll(WinsockProcess process, int s, int first) {
    for (int i = first; i < first + UNITS; i++) {
      process.send(s, ByteBuffer.allocate(Integer.BYTES).putInt(i).array());
    }
    return first;
  }

  @Test
  void everyDatagramOfTwoSendersIsReadOnceByOneOfManyReaders() {
    int s = a.socket(SOCK_DGRAM);
    int t = b.socket(SOCK_DGRAM);
    b.setsockopt(t, SO_RCVBUF, 64); // Senders wait for room.
    winsock.network().connect(a, s, b, t);

    List<Call<List<Integer>>> readers = new ArrayList<>();
    for (int i = 0; i < READERS; i++) {
      WinsockProcess process = i % 2 == 0 ? b : winsock.newProcess();
      int own = share(b, t, process);
      readers.add(Call.start(() -> readAll(process, own)));
    }
    int s2 = share(a, s, a);
    Call<Integer> one = Call.start(() -> sendAll(a, s, 0));
    Call<Integer> two = Call.start(() -> sendAll(a, s2, UNITS));
    one.result();
    two.result();
    for (int i = 0; i < READERS; i++) {
      a.send(s, new byte[0]);
    }

    List<Integer> read = new ArrayList<>();
    for (Call<List<Integer>> reader : readers) {
      List<Integer> numbers = reader.result();
      assertThat(numbers.stream().filter(n -> n < UNITS)).as("order of one sender").isSorted();
      assertThat(numbers.stream().filter(n -> n >= UNITS)).isSorted();
      read.addAll(numbers);
    }
    assertThat(read)
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 2 * UNITS).boxed().toList());
  }

  @Test
  void descriptorsThatManyThreadsOpenAndCloseAreDistinctWhileTheyAreOpen() {
    int s = a.socket(SOCK_STREAM);
    String before = winsock.toString();
    boolean[] isOpen = new boolean[1_000]; // guarded by itself
    List<Call<Integer>> calls = new ArrayList<>();
    for (int i = 0; i < READERS; i++) {
      calls.add(Call.start(() -> openAndClose(s, isOpen)));
    }
    assertThat(calls).allSatisfy(call -> assertThat(call.result()).isZero());
    assertThat(winsock.toString()).isEqualTo(before);
  }

  private int openAndClose(int s, boolean[] isOpen) {
    int collisions = 0;
    for (int i = 0; i < UNITS; i++) {
      int t = share(a, s, a);
      synchronized (isOpen) {
        collisions += isOpen[t] ? 1 : 0;
        isOpen[t] = true;
      }
      synchronized (isOpen) {
        isOpen[t] = false;
      }
      a.closesocket(t);
    }
    return collisions;
  }

  @Test
  void exitEndsAllThatWaitAndLeavesOthersTheirShare() {
    int s = a.socket(SOCK_STREAM);
    int t = share(a, s, b);
    Window window = a.createWindow();
    WsaEvent event = a.wsaCreateEvent();
    List<Call<?>> calls =
        List.of(
            Call.start(() -> a.recv(s, new byte[1])),
            Call.start(() -> a.recv(s, new byte[1])),
            Call.start(() -> a.getMessage(window, -1)),
            Call.start(() -> a.wsaWaitForMultipleEvents(List.of(event), true, -1)));
    Call<Integer> others = Call.start(() -> b.recv(t, new byte[1])).untilItWaits();
    calls.forEach(call -> call.untilItWaits());
    a.exit();
    assertThat(calls).allSatisfy(call -> assertThat(call.error()).isEqualTo(WSANOTINITIALISED));

    others.untilItWaits();
    winsock.network().peer(b, t).data((byte) 1);
    assertThat(others.result()).isOne();
  }

  @Test
  void lastCloseByManyThreadsEndsTheSocketOnce() {
    for (int round = 0; round < 100; round++) {
      int s = a.socket(SOCK_STREAM);
      int t = share(a, s, b);
      Peer peer = winsock.network().peer(a, s);
      Call<Boolean> one = Call.start(() -> closed(a, s));
      Call<Boolean> two = Call.start(() -> closed(b, t));
      assertThat(one.result()).isTrue();
      assertThat(two.result()).isTrue();
      assertThat(peer.sawEnd()).isTrue();
    }
  }

  private static boolean closed(WinsockProcess process, int s) {
    process.closesocket(s);
    return true;
  }
}
