package sharedsockets.binding;

import java.util.List;
import java.util.function.Consumer;
import sharedsockets.winsock.Peer;
import sharedsockets.winsock.WinsockProcess;
import sharedsockets.winsock.WsaEvent;

/**
 * Calls and network events of which a trace says less than the reference implementation asks: one
 * event object that is looked at and not waited for, one unit of data.
 */
final class ShortForms {
  private static final byte[] UNIT = {1};

  private ShortForms() {}

  static void createEvent(WinsockProcess process, Consumer<WsaEvent> name, boolean manualReset) {
    name.accept(process.createEvent(manualReset));
  }

  /** Whether the event object is signalled. */
  static boolean poll(WinsockProcess process, WsaEvent event) {
    return process.wsaWaitForMultipleEvents(List.of(event), false, 0) == 0;
  }

  static int send(WinsockProcess process, int s) {
    return process.send(s, UNIT);
  }

  static int recv(WinsockProcess process, int s) {
    return process.recv(s, new byte[UNIT.length]);
  }

  static boolean sawNoEnd(Peer peer) {
    return !peer.sawEnd();
  }

  static void data(Peer peer) {
    peer.data(UNIT);
  }
}
