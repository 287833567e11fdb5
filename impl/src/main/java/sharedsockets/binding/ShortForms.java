package sharedsockets.binding;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import sharedsockets.winsock.NetworkEvents;
import sharedsockets.winsock.Peer;
import sharedsockets.winsock.Window;
import sharedsockets.winsock.WindowMessage;
import sharedsockets.winsock.Winsock;
import sharedsockets.winsock.WinsockError;
import sharedsockets.winsock.WinsockException;
import sharedsockets.winsock.WinsockProcess;
import sharedsockets.winsock.WsaEvent;

/**
 * Calls and network events of which a trace says less than the reference implementation asks: one
 * event object that is looked at and not waited for, bytes of which nobody has said which they are.
 */
final class ShortForms {
  private static final byte ANY_BYTE = 1;

  private ShortForms() {}

  static void createEvent(WinsockProcess process, Consumer<WsaEvent> name, boolean manualReset) {
    name.accept(process.createEvent(manualReset));
  }

  static void createProcess(
      WinsockProcess parent, Consumer<WinsockProcess> name, boolean inheritHandles) {
    name.accept(parent.createProcess(inheritHandles));
  }

  /**
   * Opens a descriptor in another process.
   *
   * @param options none makes a difference
   */
  static int duplicateHandle(
      WinsockProcess process, int s, int targetProcessId, boolean inheritHandle, int options) {
    return process.duplicateHandle(s, targetProcessId, inheritHandle);
  }

  /**
   * Whether the event object is signalled.
   *
   * @param timeout in milliseconds
   */
  static boolean poll(WinsockProcess process, WsaEvent event, int timeout) {
    return process.wsaWaitForMultipleEvents(List.of(event), false, timeout) == 0;
  }

  /** For which of the event objects the wait returns: -1 for none, as they are now. */
  static int pollSeveral(WinsockProcess process, List<WsaEvent> events, boolean all, int timeout) {
    int index = process.wsaWaitForMultipleEvents(events, all, timeout);
    return index == Winsock.WSA_WAIT_TIMEOUT ? -1 : index;
  }

  /**
   * The events that were recorded.
   *
   * @param errors told their error codes
   */
  static NetworkEvents enumNetworkEvents(
      WinsockProcess process, int s, WsaEvent event, Consumer<NetworkEvents> errors) {
    NetworkEvents events = process.wsaEnumNetworkEvents(s, event);
    errors.accept(events);
    return events;
  }

  /** The oldest message, for which it waits. */
  static WindowMessage getMessage(WinsockProcess process, Window window) {
    return process.getMessage(window, -1);
  }

  /**
   * Sends bytes.
   *
   * @param flags none is known
   * @param hasBuffer whether there is a buffer for them
   * @param data null for any bytes
   */
  static int send(
      WinsockProcess process, int s, int length, int flags, boolean hasBuffer, byte[] data) {
    return process.send(s, hasBuffer ? bytes(length, data) : null, 0, length);
  }

  /**
   * Receives bytes.
   *
   * @param hasBuffer whether there is a buffer for them
   * @param received told which they are, though the call fails because there are more
   */
  static int recv(
      WinsockProcess process,
      int s,
      int length,
      int flags,
      boolean hasBuffer,
      Consumer<byte[]> received) {
    byte[] buffer = hasBuffer ? new byte[length] : null;
    try {
      int count = process.recv(s, buffer, 0, length, flags);
      if (hasBuffer) {
        received.accept(Arrays.copyOf(buffer, count));
      }
      return count;
    } catch (WinsockException e) {
      if (e.error() == WinsockError.WSAEMSGSIZE) {
        received.accept(buffer);
      }
      throw e;
    }
  }

  static boolean sawNoEnd(Peer peer) {
    return !peer.sawEnd();
  }

  static void data(Peer peer, int length, byte[] data) {
    peer.data(bytes(length, data));
  }

  private static byte[] bytes(int length, byte[] data) {
    if (data != null) {
      return data;
    }
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, ANY_BYTE);
    return bytes;
  }
}
