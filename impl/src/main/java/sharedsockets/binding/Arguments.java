package sharedsockets.binding;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import sharedsockets.winsock.NetworkEvent;
import sharedsockets.winsock.NetworkEvents;
import sharedsockets.winsock.ProtocolInfo;
import sharedsockets.winsock.Shutdown;
import sharedsockets.winsock.SocketOption;
import sharedsockets.winsock.SocketType;
import sharedsockets.winsock.Window;
import sharedsockets.winsock.Winsock;
import sharedsockets.winsock.WinsockProcess;
import sharedsockets.winsock.WsaEvent;

/**
 * Translates the arguments of a call into values of the reference implementation: a method for each
 * kind of argument, which takes the argument's position in the call.
 */
public interface Arguments {
  int descriptor(int index);

  /** The process's id. */
  int process(int index);

  ProtocolInfo info(int index);

  /** An event object, or null. */
  WsaEvent eventObject(int index);

  /** Event objects. */
  default List<WsaEvent> eventObjects(int index) {
    throw new UnsupportedOperationException("several event objects");
  }

  /** Whether a wait is for all of them. */
  default boolean waitAll(int index) {
    return value(index) != 0;
  }

  /** How long a wait may take, in milliseconds: the implementation is polled. */
  default int timeout(int index) {
    return 0;
  }

  /** A window, or null. */
  Window window(int index);

  /** An event object, or null. */
  default WsaEvent optionalEventObject(int index) {
    return eventObject(index);
  }

  /** What gives the name to the event object that the call makes. */
  default Consumer<WsaEvent> freshEventObject(int index) {
    throw new UnsupportedOperationException("names of event objects stand for one object each");
  }

  /** Whether an event object is to be manual-reset. */
  default boolean manualReset(int index) {
    return value(index) != 0;
  }

  SocketType socketType(int index);

  /** Whether a new socket is connected, or nothing is said of that. */
  default boolean connected(int index) {
    return value(index) != 0;
  }

  /** Whether a new socket has an address, or nothing is said of that. */
  default boolean bound(int index) {
    return value(index) != 0;
  }

  /** The name of an address, or null. */
  default String address(int index) {
    return null;
  }

  /** Whether flags of a new socket let children inherit it. */
  default boolean socketFlags(int index) {
    return true;
  }

  /** Whether flags of a handle let children inherit it. */
  default boolean handleFlags(int index) {
    return value(index) != 0;
  }

  /** What gives the name to the process that the call makes. */
  default Consumer<WinsockProcess> newProcess(int index) {
    throw new UnsupportedOperationException("processes that are made");
  }

  /** Whether a new process inherits descriptors. */
  default boolean inheritHandles(int index) {
    return value(index) != 0;
  }

  /** Whether children inherit what DuplicateHandle opens. */
  default boolean inheritHandle(int index) {
    return value(index) != 0;
  }

  /** The options of DuplicateHandle, of which none makes a difference. */
  default int duplicateOptions(int index) {
    return 0;
  }

  SocketOption option(int index);

  Shutdown direction(int index);

  Set<NetworkEvent> events(int index);

  /** An option's value. */
  int value(int index);

  /** FIONBIO's argument. */
  default int flag(int index) {
    return value(index);
  }

  /** The number of a window's message. */
  default int messageNumber(int index) {
    return value(index);
  }

  /** How many bytes: one where nothing is said. */
  default int length(int index) {
    return 1;
  }

  /** The flags of recv. */
  default int recvFlags(int index) {
    return 0;
  }

  /** The flags of send. */
  default int sendFlags(int index) {
    return 0;
  }

  /** Whether the buffer can be used. */
  default boolean buffer(int index) {
    return true;
  }

  /** Bytes to send, or that arrive; null where nobody has said which they are. */
  default byte[] data(int index) {
    return null;
  }

  /** What is told the bytes that a call has received. */
  default Consumer<byte[]> receivedData(int index) {
    return bytes -> {};
  }

  /** What is told the error codes of the events that a call has returned. */
  default Consumer<NetworkEvents> errorCodes(int index) {
    return events -> {};
  }

  /** The only command of ioctlsocket. */
  default int command(int index) {
    return Winsock.FIONBIO;
  }
}
