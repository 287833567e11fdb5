package sharedsockets.winsock;

/** What stands behind an unused protocol info, kept by its target process (DUP-1). */
final class PendingInfo {
  /** Of which a descriptor will be opened. */
  final UnderlyingSocket socket;

  /** The process that called WSADuplicateSocket. */
  final int maker;

  PendingInfo(UnderlyingSocket socket, int maker) {
    this.socket = socket;
    this.maker = maker;
  }
}
