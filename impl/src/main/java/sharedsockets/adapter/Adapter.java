package sharedsockets.adapter;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import sharedsockets.trace.Event;

/**
 * An implementation of Winsock under test. It gives names to the descriptors and infos that it
 * returns; event objects and windows are there from their first use on. Not thread-safe.
 */
public interface Adapter extends AutoCloseable {
  /**
   * Starts over, with no socket.
   *
   * @param processes that are to run from the start; all others begin with their first call
   */
  void reset(Collection<String> processes) throws AdapterFailure;

  /**
   * Answers are expected sooner, or as usual, from the next reset on. To see a request that is
   * never answered many times, one need not wait long each time.
   */
  default void hurry(boolean soon) {}

  /**
   * How many bytes were sent through the socket's descriptor to bring about the last event that was
   * asked for.
   */
  default long sent() {
    return 0;
  }

  /**
   * Makes a call, or brings about a network event.
   *
   * @param request an event whose outcome, if it has one, is not looked at
   * @return the event as it came out; nothing if the adapter cannot do that, and so has done
   *     nothing. The outcome of the network event {@code closed} is whether the peer has seen the
   *     end.
   * @throws AdapterFailure if there is no answer; the adapter can only be closed then
   */
  Optional<Event> ask(Event request) throws AdapterFailure;

  /**
   * Whether it takes requests while others have no answer yet, if they are of different processes.
   * Known after a reset.
   */
  default boolean takesSeveral() {
    return false;
  }

  /**
   * Makes requests of different processes side by side.
   *
   * @return what {@link #ask} returns of each, in their order; the events have a begin and an end
   * @throws UnsupportedOperationException if it does not take several
   */
  default List<Optional<Event>> askTogether(List<Event> requests) throws AdapterFailure {
    throw new UnsupportedOperationException();
  }

  @Override
  void close();
}
