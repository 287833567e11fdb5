package sharedsockets.winsock;

/**
 * One descriptor from its opening to its close. The value may be given out again afterwards
 * (DSC-3); a call that has waited asks this object whether it is still the same descriptor. Guarded
 * by the lock.
 */
final class Descriptor {
  private final int value;
  private final UnderlyingSocket socket;
  private boolean isOpen = true;

  /** (U24) Whether it was opened when the socket listened, or has made it listen. */
  private boolean knowsListening;

  /** (U25) The info that gives this descriptor again, or null. */
  private ProtocolInfo info;

  Descriptor(int value, UnderlyingSocket socket) {
    this.value = value;
    this.socket = socket;
    knowsListening = socket.isListening();
  }

  int value() {
    return value;
  }

  UnderlyingSocket socket() {
    return socket;
  }

  boolean isOpen() {
    return isOpen;
  }

  boolean knowsListening() {
    return knowsListening;
  }

  void hasMadeListen() {
    knowsListening = true;
  }

  /** (U25) The info that gives this descriptor again, or null. */
  ProtocolInfo info() {
    return info;
  }

  void isGivenBy(ProtocolInfo opener) {
    info = opener;
  }

  void close() {
    isOpen = false;
  }
}
