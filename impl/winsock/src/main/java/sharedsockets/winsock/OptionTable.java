package sharedsockets.winsock;

import static sharedsockets.winsock.SocketOption.SO_BROADCAST;
import static sharedsockets.winsock.SocketOption.SO_KEEPALIVE;
import static sharedsockets.winsock.SocketOption.SO_RCVBUF;
import static sharedsockets.winsock.SocketOption.SO_RCVTIMEO;
import static sharedsockets.winsock.SocketOption.SO_REUSEADDR;
import static sharedsockets.winsock.SocketOption.SO_SNDBUF;
import static sharedsockets.winsock.SocketOption.SO_SNDTIMEO;
import static sharedsockets.winsock.SocketOption.TCP_NODELAY;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** Which options each type of socket has, and their defaults (OPT-2, OPT-3). */
final class OptionTable {
  private static final int BUFFER = 65_536;

  private final Map<SocketType, Map<SocketOption, Integer>> defaults =
      new EnumMap<>(SocketType.class);

  /** The options that every implementation has. */
  OptionTable() {
    for (SocketType type : SocketType.values()) {
      Map<SocketOption, Integer> options = new HashMap<>();
      options.put(SO_RCVBUF, BUFFER);
      options.put(SO_SNDBUF, BUFFER);
      options.put(SO_RCVTIMEO, 0);
      options.put(SO_SNDTIMEO, 0);
      options.put(SO_REUSEADDR, 0);
      defaults.put(type, options);
    }
    set(SocketType.SOCK_STREAM, SO_KEEPALIVE, 0);
    set(SocketType.SOCK_STREAM, TCP_NODELAY, 0);
    set(SocketType.SOCK_DGRAM, SO_BROADCAST, 0);
  }

  OptionTable(OptionTable other) {
    for (SocketType type : SocketType.values()) {
      defaults.put(type, new HashMap<>(other.defaults.get(type)));
    }
  }

  void set(SocketType type, SocketOption option, int value) {
    defaults.get(type).put(option, value);
  }

  /**
   * @throws WinsockException WSAENOPROTOOPT if sockets of the type have no such option (OPT-3)
   */
  void require(SocketType type, SocketOption option) {
    if (!defaults.get(type).containsKey(option)) {
      throw new WinsockException(WinsockError.WSAENOPROTOOPT, "OPT-3", type + " has no " + option);
    }
  }

  int defaultOf(SocketType type, SocketOption option) {
    return defaults.get(type).get(option);
  }
}
