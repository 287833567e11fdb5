package sharedsockets.winsock;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * The addresses of a machine that are in use, those of stream and of datagram sockets apart. Called
 * with the lock.
 */
final class Addresses {
  private static final int FIRST_PORT = 49152;

  /** How many sockets have each of them: several where they share it. */
  private final Map<SocketType, Map<String, Integer>> users = new EnumMap<>(SocketType.class);

  private int chosen;

  boolean isTaken(SocketType type, String address) {
    return of(type).containsKey(address);
  }

  void take(SocketType type, String address) {
    of(type).merge(address, 1, Integer::sum);
  }

  void release(SocketType type, String address) {
    of(type).computeIfPresent(address, (name, count) -> count == 1 ? null : count - 1);
  }

  /** One that nobody has or had. */
  String choose() {
    return "127.0.0.1:" + (FIRST_PORT + chosen++);
  }

  private Map<String, Integer> of(SocketType type) {
    return users.computeIfAbsent(type, unseen -> new HashMap<>(2));
  }
}
