package sharedsockets.adapter;

import java.util.List;

/** An adapter broke the protocol, gave no answer in time, or is gone. */
public final class AdapterFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<String> conversation;
  private final boolean neverAnswered;

  AdapterFailure(String message, List<String> conversation, boolean neverAnswered) {
    super(message, null, false, false);
    this.conversation = List.copyOf(conversation);
    this.neverAnswered = neverAnswered;
  }

  /** The last lines that went to and fro, each with where it went: {@code > request}. */
  public List<String> conversation() {
    return conversation;
  }

  /** Whether the adapter has not given a single good answer. */
  public boolean hasNeverAnswered() {
    return neverAnswered;
  }
}
