package sharedsockets.trace;

/**
 * A message that PeekMessage took from a window's queue.
 *
 * @param message the number that the registration chose
 * @param descriptor the name, in the window's process, of the descriptor value that it carries
 * @param event one FD_* name
 * @param error the event's error code: an error's name or {@link Errors#NONE}; null where nothing
 *     is said of it
 */
public record Message(long message, String descriptor, String event, String error) {
  /** A descriptor's value that has no name in the window's process: it is another process's. */
  public static final String RAW_VALUE = "0x9c";

  /** A message of whose error code nothing is said. */
  public Message(long message, String descriptor, String event) {
    this(message, descriptor, event, null);
  }

  /** The same with an error code. */
  public Message withError(String code) {
    return new Message(message, descriptor, event, code);
  }
}
