package sharedsockets.trace;

/**
 * A message that PeekMessage took from a window's queue.
 *
 * @param message the number that the registration chose
 * @param descriptor the name, in the window's process, of the descriptor value that it carries
 * @param event one FD_* name
 */
public record Message(long message, String descriptor, String event) {
  /** A descriptor's value that has no name in the window's process: it is another process's. */
  public static final String RAW_VALUE = "0x9c";
}
