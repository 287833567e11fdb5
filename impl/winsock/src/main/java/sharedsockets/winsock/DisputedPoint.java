package sharedsockets.winsock;

import java.util.List;

/**
 * The questions on which the documents are silent or disagree, with the possible answers. The
 * points have the names and values of the specification.
 */
public enum DisputedPoint {
  /** WSAEventSelect: what becomes of the network event record made before. */
  U1("cleared", "kept"),
  /** A registration, when the descriptor that made it is closed while others are open. */
  U2("survives", "cancelled"),
  /** A socket without a descriptor, for which there are unused protocol infos: they hold it. */
  U6("holds", "does not hold"),
  /** An unused protocol info, when the process that made it exits. */
  U8("survives", "gone"),
  /** WSAEventSelect: a condition that was notified before and still holds. */
  U10("notified", "silent"),
  /** WSAEventSelect: a further arrival with no recv or accept between. */
  U11("again", "silent"),
  /** WSAEnumNetworkEvents: what is recorded outside the mask. */
  U12("cleared", "kept"),
  /** recv: FD_READ in the record. */
  U13("kept", "out"),
  /** accept: FD_ACCEPT in the record. */
  U13a("kept", "out"),
  /** A send that fails: FD_WRITE in the record. */
  U13s("kept", "out"),
  /** connect: FD_CONNECT of an attempt before, in the record. */
  U13c("kept", "out"),
  /** FD_WRITE, registered while there was no room, once there is. */
  U14("notified", "silent"),
  /** FD_WRITE, registered after SD_SEND. */
  U15("notified", "silent"),
  /** The options of an accepted socket: the listener's of which moment. */
  U16("request", "accept"),
  /** WSAAsyncSelect: what becomes of the record of an earlier WSAEventSelect. */
  U17("cleared", "kept"),
  /** With U1 kept: the new event object, for what is recorded and newly nominated. */
  U18("set", "not set"),
  /** FD_READ, for data unread at SD_RECEIVE. */
  U19("notified", "silent"),
  /** FD_CLOSE, for data unread at SD_RECEIVE, the peer having closed. */
  U19c("notified", "silent"),
  /** The registration and mode of an accepted socket: the listener's of which moment. */
  U20("request", "accept"),
  /** The send that re-enables FD_WRITE. */
  U21("any", "failing"),
  /** WSAAsyncSelect that cancels and names no window: what was told, and the record. */
  U22("forgets", "leaves"),
  /** FD_CLOSE, while data is unread. */
  U23("when read", "told"),
  /** That a socket listens: known to it, or to each descriptor as it was opened. */
  U24("socket", "descriptor"),
  /** A protocol info that its target uses again: its descriptor. */
  U25("fails", "same"),
  /** A recv that fails for its buffer, with no window registered: FD_READ. */
  U26("re-enables", "nothing"),
  /** The same with a window. */
  U26w("re-enables", "nothing"),
  /** A send that fails for its buffer: FD_WRITE. */
  U26s("re-enables", "nothing"),
  /** Unread data, when the peer resets the connection. */
  U28("kept", "lost"),
  /** FD_CLOSE, when the peer resets a connection that it has closed. */
  U28c("again", "silent"),
  /** FD_WRITE, at a registration after a reset. */
  U28r("notified", "silent"),
  /** FD_WRITE, at a reset after a send has failed for want of room. */
  U28w("notified", "silent"),
  /** The error of connect while another attempt is under way. */
  U29("already", "invalid"),
  /** FD_CONNECT, at a WSAAsyncSelect after the attempt has ended. */
  U29w("told", "silent"),
  /** FD_CONNECT, at a registration after the attempt has failed. */
  U29f("told", "silent"),
  /** FD_CONNECT, at a registration after the peer has reset the connection. */
  U29r("told", "silent"),
  /** An unused info made for a process, at the process's last WSACleanup. */
  U30("survives", "gone"),
  /** Posted messages, at their process's last WSACleanup. */
  U30m("kept", "gone"),
  /** A descriptor that WSASocket has opened with a protocol info: whether children inherit it. */
  U33("inherited", "not"),
  /** The same of an accepted socket's. */
  U33a("inherited", "not"),
  /** The same, where the listening socket's is not inherited. */
  U33n("inherited", "not"),
  /** The same of one that the process has inherited itself. */
  U33c("inherited", "not"),
  /** A descriptor that a process has without a call of its own: calls on sockets know it. */
  U34("known", "not by all"),
  /** Such a descriptor, at the process's last WSACleanup. */
  U34c("closes", "leaves"),
  /** closesocket of a value whose descriptor CloseHandle has closed. */
  U35("fails", "may succeed"),
  /** A registration, when CloseHandle closes the descriptor that made it, others being open. */
  U35r("survives", "cancelled");

  private final List<String> values;

  DisputedPoint(String... values) {
    this.values = List.of(values);
  }

  /** What an implementation can do; each has one of them for all of its life. */
  public List<String> possible() {
    return values;
  }
}
