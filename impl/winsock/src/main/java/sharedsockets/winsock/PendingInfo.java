package sharedsockets.winsock;

/**
 * What stands behind an unused protocol info, kept by its target process (DUP-1).
 *
 * @param socket of which a descriptor will be opened
 * @param maker the process that called WSADuplicateSocket
 */
record PendingInfo(UnderlyingSocket socket, int maker) {
  // Written out, since Java PathFinder does not run the ones that the compiler makes.

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  @Override
  public String toString() {
    return "info made by process " + maker;
  }
}
