package sharedsockets.trace;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Looks at the events of a trace in turn for likely mistakes in lines that are well-formed: input
 * is each event, output a comment on its line.
 */
final class TraceWarnings {
  /** Of more options than that, no warning is given. */
  private static final int MOST_OPTIONS = 10_000;

  private final Consumer<LineComment> comments;
  private final Set<String> options = new HashSet<>();
  private long arrived;
  private long firstWithoutLength;
  private boolean saidLength;

  TraceWarnings(Consumer<LineComment> comments) {
    this.comments = comments;
  }

  void lookAt(Event event) {
    lookAtOption(event);
    lookAtBytes(event);
  }

  /** Options that nobody here knows may exist, so that a misspelt one makes no line malformed. */
  private void lookAtOption(Event event) {
    String option = (String) event.argument(Kind.OPTION);
    if (option != null && options.size() < MOST_OPTIONS && options.add(option)) {
      OptionNames.misspelt(option)
          .ifPresent(
              meant ->
                  comment(
                      event,
                      "option of %s is %s, which is not known; did you mean %s?"
                          .formatted(event.operation(), Malformation.quote(option), meant)));
    }
  }

  /** A recording of byte counts may leave out how many bytes arrived. */
  private void lookAtBytes(Event event) {
    if (event.operation() == Operation.DATA_ARRIVES) {
      Long length = (Long) event.argument(Kind.LENGTH);
      if (length == null && firstWithoutLength == 0) {
        firstWithoutLength = event.line();
      }
      arrived += length == null ? 1 : length;
    } else if (event.operation() == Operation.RECV
        && event.result() instanceof Long read
        && read > arrived
        && firstWithoutLength > 0
        && !saidLength) {
      saidLength = true;
      comment(
          event,
          "recv returns %d bytes, more than have arrived; data of line %d has no length, and is one byte"
              .formatted(read, firstWithoutLength));
    }
  }

  private void comment(Event event, String message) {
    comments.accept(new LineComment(event.line(), 0, message));
  }
}
