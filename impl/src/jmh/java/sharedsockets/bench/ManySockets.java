package sharedsockets.bench;

import static sharedsockets.model.report.OutcomeTable.number;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import sharedsockets.model.report.Table;
import sharedsockets.winsock.ProtocolInfo;
import sharedsockets.winsock.SocketOption;
import sharedsockets.winsock.SocketType;
import sharedsockets.winsock.Winsock;
import sharedsockets.winsock.WinsockProcess;

/**
 * 100,000 sockets, each open in ten processes: how much memory do they need? To be run with {@link
 * #HEAP}.
 */
final class ManySockets {
  /** That they fit there is what is asked for. */
  static final String HEAP = "-Xmx1g";

  private static final int SOCKETS = 100_000;
  private static final int PROCESSES = 10;

  /** One in so many is used. */
  private static final int STRIDE = 97;

  private static final long MIB = 1 << 20;

  private final Winsock winsock = Winsock.create();
  private final List<WinsockProcess> processes = new ArrayList<>();
  private final int[][] descriptors = new int[PROCESSES][SOCKETS];

  private ManySockets() {
    for (int i = 0; i < PROCESSES; i++) {
      processes.add(winsock.newProcess());
    }
  }

  /** Fails if they do not fit, are not what they should be, or leave something behind. */
  public static void main(String[] args) {
    ManySockets many = new ManySockets();
    long before = used();
    many.makeSockets();
    long withSockets = used();
    many.makeDescriptors();
    long withAll = used();
    many.useSome();
    many.endAll();
    long after = used();
    long descriptors = (long) SOCKETS * PROCESSES;

    Table table =
        new Table(
            "sockets",
            "descriptors",
            "heap, MiB",
            "used, MiB",
            "bytes a socket",
            "a further descriptor",
            "left at the end, MiB",
            "");
    table.row(
        number(SOCKETS),
        number(descriptors),
        number(Runtime.getRuntime().maxMemory() / MIB),
        number((withAll - before) / MIB),
        number((withSockets - before) / SOCKETS),
        number((withAll - withSockets) / (descriptors - SOCKETS)),
        number(Math.max(0, after - before) / MIB),
        "they fit");
    table.lines().forEach(System.out::println);
  }

  /** Bytes of the heap that are in use. */
  private static long used() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private void makeSockets() {
    for (int i = 0; i < SOCKETS; i++) {
      descriptors[i % PROCESSES][i] = maker(i).socket(SocketType.SOCK_STREAM);
    }
  }

  private void makeDescriptors() {
    for (int i = 0; i < SOCKETS; i++) {
      for (int p = 0; p < PROCESSES; p++) {
        if (p != i % PROCESSES) {
          WinsockProcess other = processes.get(p);
          ProtocolInfo info =
              maker(i).wsaDuplicateSocket(descriptors[i % PROCESSES][i], other.id());
          descriptors[p][i] = other.wsaSocket(info);
        }
      }
    }
  }

  private WinsockProcess maker(int socket) {
    return processes.get(socket % PROCESSES);
  }

  /** An option that is set through one descriptor is seen through every other. */
  private void useSome() {
    for (int i = 0; i < SOCKETS; i += STRIDE) {
      maker(i).setsockopt(descriptors[i % PROCESSES][i], SocketOption.SO_RCVBUF, i);
      for (int p = 0; p < PROCESSES; p++) {
        if (processes.get(p).getsockopt(descriptors[p][i], SocketOption.SO_RCVBUF) != i) {
          throw new IllegalStateException("socket " + i + " in process " + p);
        }
      }
    }
  }

  private void endAll() {
    processes.forEach(WinsockProcess::exit);
    processes.clear();
  }
}
