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

  Descriptor(int value, UnderlyingSocket socket) {
    this.value = value;
    this.socket = socket;
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

  void close() {
    isOpen = false;
  }
}
