package sharedsockets.lincheck;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import sharedsockets.binding.TraceValues;
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
import sharedsockets.winsock.WinsockException;
import sharedsockets.winsock.WinsockProcess;
import sharedsockets.winsock.WsaEvent;

/** The reference implementation's answers. */
final class ReferenceMachine implements Machine {
  private static final long FOR_EVER = -1;

  private final WinsockProcess[] processes = new WinsockProcess[3];
  private final WsaEvent[] events = new WsaEvent[2];
  private final Window[] windows = new Window[2];
  private final ProtocolInfo[] infos = new ProtocolInfo[INFOS];
  private final Peer peer;
  private final Peer second;

  ReferenceMachine() {
    Winsock winsock = Winsock.create();
    for (int p = 0; p < processes.length; p++) {
      processes[p] = winsock.newProcess();
    }
    for (int p = 0; p < events.length; p++) {
      events[p] = processes[p].wsaCreateEvent();
      windows[p] = processes[p].createWindow();
    }
    WinsockProcess a = processes[A];
    int s = a.socket(SocketType.SOCK_STREAM);
    for (int target : new int[] {C, B, A}) {
      processes[target].wsaSocket(a.wsaDuplicateSocket(s, processes[target].id()));
    }
    peer = winsock.network().peer(a, s);
    processes[C].closesocket(s);
    a.ioctlsocket(s, Winsock.FIONBIO, 1);
    second = winsock.network().peer(a, a.socket(SocketType.SOCK_STREAM, false));
    second.delayConnections();
    for (int i = 0; i < INFOS; i++) {
      infos[i] = a.wsaDuplicateSocket(s, processes[i == 2 ? A : B].id());
    }
  }

  private interface Call {
    Object make(WinsockProcess process);
  }

  private String answer(int process, Call call) {
    try {
      return String.valueOf(call.make(processes[process]));
    } catch (WinsockException e) {
      return e.error().name();
    }
  }

  private interface Action {
    void take();
  }

  private static String network(Action action) {
    try {
      action.take();
      return "0";
    } catch (IllegalStateException e) {
      return GONE;
    }
  }

  private static String happens(Action action) {
    network(action);
    return HAPPENS;
  }

  @Override
  public String socket(int process) {
    return answer(process, p -> p.socket(SocketType.SOCK_STREAM));
  }

  @Override
  public String duplicate(int process, int s, int target) {
    return answer(
        process,
        p -> {
          p.wsaDuplicateSocket(s, processes[target].id());
          return "info";
        });
  }

  @Override
  public String open(int process, int info) {
    String answer = answer(process, p -> p.wsaSocket(infos[info]));
    return answer.startsWith("WSAE") ? "error" : answer;
  }

  @Override
  public String close(int process, int s) {
    return answer(
        process,
        p -> {
          p.closesocket(s);
          return 0;
        });
  }

  @Override
  public String exit(int process) {
    return answer(
        process,
        p -> {
          p.exit();
          return 0;
        });
  }

  @Override
  public String setOption(int process, int s, String option, int value) {
    return answer(
        process,
        p -> {
          p.setsockopt(s, SocketOption.of(option), value);
          return 0;
        });
  }

  @Override
  public String option(int process, int s, String option) {
    return answer(process, p -> p.getsockopt(s, SocketOption.of(option)));
  }

  @Override
  public String setBlocking(int process, int s, boolean blocking) {
    return answer(
        process,
        p -> {
          p.ioctlsocket(s, Winsock.FIONBIO, blocking ? 0 : 1);
          return 0;
        });
  }

  @Override
  public String send(int process, int s) {
    return answer(process, p -> p.send(s, new byte[1]));
  }

  @Override
  public String recv(int process, int s) {
    return answer(process, p -> p.recv(s, new byte[1]));
  }

  @Override
  public String shutdown(int process, int s, int how) {
    return answer(
        process,
        p -> {
          p.shutdown(s, Shutdown.values()[how]);
          return 0;
        });
  }

  @Override
  public String connect(int process, int s) {
    return answer(
        process,
        p -> {
          p.connect(s);
          return 0;
        });
  }

  @Override
  public String listen(int process, int s) {
    return answer(
        process,
        p -> {
          p.listen(s);
          return 0;
        });
  }

  @Override
  public String accept(int process, int s) {
    return answer(process, p -> p.accept(s));
  }

  private static Set<NetworkEvent> mask(String... names) {
    Set<NetworkEvent> mask = EnumSet.noneOf(NetworkEvent.class);
    for (String name : names) {
      mask.add(NetworkEvent.valueOf(name));
    }
    return mask;
  }

  @Override
  public String eventSelect(int process, int s, String... names) {
    return answer(
        process,
        p -> {
          p.wsaEventSelect(s, events[process], mask(names));
          return 0;
        });
  }

  @Override
  public String asyncSelect(int process, int s, String... names) {
    return answer(
        process,
        p -> {
          p.wsaAsyncSelect(s, windows[process], SpecifiedMachine.MESSAGE, mask(names));
          return 0;
        });
  }

  @Override
  public String enumerate(int process, int s) {
    return answer(process, p -> text(p.wsaEnumNetworkEvents(s, events[process])));
  }

  @Override
  public String poll(int process) {
    return answer(
        process, p -> p.wsaWaitForMultipleEvents(List.of(events[process]), false, 0) == 0);
  }

  @Override
  public String await(int process) {
    return answer(
        process,
        p -> p.wsaWaitForMultipleEvents(List.of(events[process]), false, FOR_EVER));
  }

  @Override
  public String peek(int process) {
    return answer(process, p -> text(p.peekMessage(windows[process])));
  }

  @Override
  public String message(int process) {
    return answer(process, p -> text(p.getMessage(windows[process], FOR_EVER)));
  }

  private static String text(WindowMessage message) {
    return message == null
        ? "none"
        : message.s() + " " + message.event() + " " + TraceValues.code(message.error());
  }

  private static String text(NetworkEvents events) {
    StringJoiner text = new StringJoiner(", ", "[", "]");
    for (NetworkEvent event : events) {
      text.add(event + " " + TraceValues.code(events.error(event)));
    }
    return text.toString();
  }

  @Override
  public String data() {
    return network(() -> peer.data((byte) 1));
  }

  @Override
  public String full() {
    return network(() -> peer.full());
  }

  @Override
  public String room() {
    return network(() -> peer.room());
  }

  @Override
  public String end() {
    return happens(() -> peer.close());
  }

  @Override
  public String connection() {
    return network(() -> second.connection());
  }

  @Override
  public String connected() {
    return happens(() -> second.connected());
  }

  @Override
  public String refused() {
    return happens(() -> second.refused());
  }

  @Override
  public String sawEnd() {
    return String.valueOf(peer.sawEnd());
  }
}
