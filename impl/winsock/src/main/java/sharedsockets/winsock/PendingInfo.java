package sharedsockets.winsock;

/** The record of an unused protocol info, kept by its target process (DUP-1). */
final class PendingInfo {
  /** Of which a descriptor will be opened. */
  final UnderlyingSocket socket;

  /** The process that called WSADuplicateSocket. */
  final int maker;

  /** (U25) The descriptor that was opened with it, or null. */
  private Descriptor opened;

  PendingInfo(UnderlyingSocket socket, int maker) {
    this.socket = socket;
    this.maker = maker;
    socket.addInfo();
  }

  /** A descriptor has been opened with it. */
  void use(Descriptor descriptor) {
    release();
    opened = descriptor;
  }

  /** (U6) It holds the socket no longer. */
  void release() {
    if (opened == null) {
      socket.removeInfo();
    }
  }

  /** (U25) The descriptor that was opened with it, or null. */
  Descriptor opened() {
    return opened;
  }
}
