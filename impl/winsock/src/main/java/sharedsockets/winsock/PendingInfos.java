package sharedsockets.winsock;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * The protocol infos made for one process that can be used, by number (DUP-2). Called with the
 * lock.
 */
final class PendingInfos {
  private final Map<Long, PendingInfo> infos = new HashMap<>();

  /** Which infos. */
  interface Filter {
    boolean accepts(PendingInfo info);
  }

  void add(ProtocolInfo info, PendingInfo pending) {
    infos.put(info.number(), pending);
  }

  /**
   * What stands behind an info, or null where it was made for another process, used, or is void.
   */
  PendingInfo find(ProtocolInfo info) {
    return infos.get(info.number());
  }

  /** A descriptor has been opened with an info, (DUP-2, U25) which is void then or not. */
  void use(ProtocolInfo info, Descriptor opened, boolean again) {
    infos.get(info.number()).use(opened);
    if (again) {
      opened.isGivenBy(info);
    } else {
      infos.remove(info.number());
    }
  }

  /** (U25) A descriptor is closed, and with it ends the info that gave it. */
  void closed(Descriptor descriptor) {
    if (descriptor.info() != null) {
      infos.remove(descriptor.info().number());
    }
  }

  /** Removes some, and returns their sockets. */
  List<UnderlyingSocket> removeIf(Filter filter) {
    List<UnderlyingSocket> sockets = new ArrayList<>();
    Iterator<PendingInfo> all = infos.values().iterator();
    while (all.hasNext()) {
      PendingInfo info = all.next();
      if (filter.accepts(info)) {
        all.remove();
        info.release();
        sockets.add(info.socket);
      }
    }
    return sockets;
  }

  void describe(Description to) {
    infos.forEach(
        (number, info) ->
            to.line("info " + number + " made by " + info.maker + " " + to.of(info.socket)));
  }
}
