package sharedsockets.model.explorer;

/**
 * How an engine tells states apart.
 *
 * @param exactBytes how much of the heap whole states may take, at least 0; beyond that,
 *     fingerprints are what tells them apart
 * @param fingerprintBits of a fingerprint, 1 to 64
 */
record SetLimits(long exactBytes, int fingerprintBits) {
  private static final double MOST_OF_HEAP = 0.8;

  /** Exact where it fits. */
  static final SetLimits DEFAULT =
      new SetLimits((long) (Runtime.getRuntime().maxMemory() * MOST_OF_HEAP), Long.SIZE);

  /** By fingerprints from the start. */
  static final SetLimits FINGERPRINTS = new SetLimits(0, Long.SIZE);

  boolean isExactAllowed() {
    return exactBytes > 0;
  }
}
