package sharedsockets.adapter;

import java.util.List;

/** An adapter broke the protocol, gave no answer in time, or is gone. */
public final class AdapterFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<String> conversation;
  private final boolean neverAnswered;

  /** Of an adapter that has answered before, and with which there is no conversation to show. */
  public AdapterFailure(String message) {
    this(message, List.of(), false);
  }

  AdapterFailure(String message, List<String> conversation, boolean neverAnswered) {
    super(message, null, false, false);
    this.conversation = List.copyOf(conversation);
    this.neverAnswered = neverAnswered;
  }

  /**
   * The last lines that went to and fro, each with where it went: {@code > request}, {@code <
   * answer}; then the last ones of its standard error, {@code ! complaint}.
   */
  public List<String> conversation() {
    return conversation;
  }

  /** Whether the adapter has not given a single good answer. */
  public boolean hasNeverAnswered() {
    return neverAnswered;
  }
}
