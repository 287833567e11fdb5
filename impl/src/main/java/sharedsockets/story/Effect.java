package sharedsockets.story;

/**
 * One effect of an event.
 *
 * @param socket the number of the underlying socket that it did it to; null for an event object
 * @param process the process that is told of network events; null where none is
 * @param text what it did, without the socket
 * @param cancelled which registration that cancelled, as a sentence; empty where none
 */
public record Effect(Kind kind, Long socket, String process, String text, String cancelled) {
  /** The kind of effect. */
  public enum Kind {
    BEGINS,
    REGISTERED,
    UNREGISTERED,
    TOLD,
    ENDS,
    OTHER
  }

  /** The whole of it in words. */
  @Override
  public String toString() {
    return (socket == null ? "" : "socket " + socket + " ")
        + text
        + (cancelled.isEmpty() ? "" : "; " + cancelled);
  }
}
