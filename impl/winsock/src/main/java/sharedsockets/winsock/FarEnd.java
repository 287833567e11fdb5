package sharedsockets.winsock;

/** The far end of a socket's connection. Called with the lock. */
interface FarEnd {
  /** Where nobody looks: whatever is sent is gone. */
  FarEnd NOBODY =
      new FarEnd() {
        @Override
        public int take(byte[] bytes, int offset, int length) {
          return length;
        }

        @Override
        public void sendingEnds() {}

        @Override
        public void socketEnds() {}

        @Override
        public void queueChanges() {}
      };

  /**
   * Takes what the socket sends; called only while there is room.
   *
   * @return bytes taken; at least 1, if there are any
   */
  int take(byte[] bytes, int offset, int length);

  /** The socket will send no more (SHT-1). */
  void sendingEnds();

  /** The socket's last descriptor is closed (CLS-2). */
  void socketEnds();

  /** The socket's receive queue has become shorter, or what fits into it has changed. */
  void queueChanges();

  /** Whether a blocking connect has to wait for an answer that comes later (CON-2). */
  default boolean delaysConnections() {
    return false;
  }
}
