package sharedsockets.story;

import java.util.List;
import sharedsockets.trace.Event;

/**
 * An event and what it did.
 *
 * @param socket the number of the underlying socket that it is about; null where it is about none
 * @param isAtObject whether it reaches the socket by the object with which that is registered
 * @param isRefused whether no implementation of the profile could have done it; it did nothing
 */
public record Step(
    Event event, Long socket, boolean isAtObject, List<Effect> effects, boolean isRefused) {
  public Step {
    effects = List.copyOf(effects);
  }
}
