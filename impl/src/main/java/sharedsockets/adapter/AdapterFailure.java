package sharedsockets.adapter;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import sharedsockets.trace.Event;

/** An adapter broke the protocol, gave no answer in time, or is gone. */
public final class AdapterFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Supplier<List<String>> conversation;
  private final boolean neverAnswered;
  private final boolean isPending;
  private final transient Map<Event, Optional<Event>> answers;

  /** Of an adapter that has answered before, and with which there is no conversation to show. */
  public AdapterFailure(String message) {
    this(message, List::of, false, false, Map.of());
  }

  AdapterFailure(String message, Supplier<List<String>> conversation, boolean neverAnswered) {
    this(message, conversation, neverAnswered, false, Map.of());
  }

  private AdapterFailure(
      String message,
      Supplier<List<String>> conversation,
      boolean neverAnswered,
      boolean isPending,
      Map<Event, Optional<Event>> answers) {
    super(message, null, false, false);
    this.conversation = conversation;
    this.neverAnswered = neverAnswered;
    this.isPending = isPending;
    this.answers = answers;
  }

  /** The same, where what was asked is still under way. */
  public AdapterFailure pending() {
    return new AdapterFailure(getMessage(), conversation, neverAnswered, true, answers);
  }

  /** The same, where some of several requests got an answer. */
  AdapterFailure after(Map<Event, Optional<Event>> answered) {
    return new AdapterFailure(getMessage(), conversation, neverAnswered, isPending, answered);
  }

  /**
   * The last lines that went to and fro, each with where it went: {@code > request}, {@code <
   * answer}; then the last ones of its standard error, {@code ! complaint}. All of them are there
   * once the adapter is closed.
   */
  public List<String> conversation() {
    return conversation.get();
  }

  /** Whether the adapter has not given a single good answer. */
  public boolean hasNeverAnswered() {
    return neverAnswered;
  }

  /** Whether it is there, and what it was asked had not returned when its time was over. */
  public boolean isPending() {
    return isPending;
  }

  /** The answers to some of several requests made at a time, by the requests' identities. */
  public Map<Event, Optional<Event>> answers() {
    return answers;
  }
}
