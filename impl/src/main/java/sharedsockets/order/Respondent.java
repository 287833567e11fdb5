package sharedsockets.order;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import sharedsockets.oracle.Candidates;
import sharedsockets.oracle.Oracle;
import sharedsockets.oracle.ProfileSetting;
import sharedsockets.spec.AnyError;
import sharedsockets.trace.Event;
import sharedsockets.trace.Message;

/**
 * The specification as an implementation: it answers calls. Of several answers that it allows it
 * gives the first: a success, if there is one, of messages the one whose event comes first, and of
 * errors the one that {@link AnyError} names first. Immutable: what follows is another respondent.
 */
public final class Respondent {
  private final Oracle oracle;
  private final Placement placement;
  private final Standing standing;
  private final long line;

  /**
   * Before the first call.
   *
   * @param profile what it does where the documents are silent; it must leave no point open
   */
  public Respondent(ProfileSetting profile) {
    oracle = new Oracle(profile);
    placement = new Placement(oracle);
    standing = placement.start().get(0);
    line = 1;
  }

  private Respondent(Respondent before, Standing after) {
    oracle = before.oracle;
    placement = before.placement;
    standing = after;
    line = before.line + 1;
  }

  /**
   * An answer of the respondent.
   *
   * @param answer the call with its outcome
   * @param then what it is after the call
   */
  public record Answered(Event answer, Respondent then) {}

  /** The line of the next event. */
  public long line() {
    return line;
  }

  /**
   * Answers a call.
   *
   * @param call its outcome does not matter
   * @param newName what it returns where it makes something that has a name
   * @return nothing where the call does not return
   */
  public Optional<Answered> answer(Event call, String newName) {
    List<Event> outcomes =
        oracle.outcomes(call, List.of(oracle.started(standing.branch(), call)), line);
    if (outcomes.isEmpty()) {
      return Optional.empty();
    }
    Event first = first(outcomes);
    Event answer = Candidates.ANY_NAME.equals(first.result()) ? first.withResult(newName) : first;
    Respondent then =
        after(answer)
            .orElseThrow(() -> new IllegalStateException(answer + " is no answer after all"));
    return Optional.of(new Answered(answer, then));
  }

  /** After a network event, or a call with its outcome; nothing where that cannot be. */
  public Optional<Respondent> after(Event event) {
    List<Standing> after = placement.after(standing, new Overlapped(event, 0, line));
    return after.isEmpty()
        ? Optional.empty()
        : Optional.of(new Respondent(this, after.get(0).forgotten()));
  }

  private static Event first(List<Event> outcomes) {
    return outcomes.get(0).result() instanceof Message
        ? outcomes.stream()
            .filter(outcome -> outcome.result() instanceof Message)
            .min(Comparator.comparing(Respondent::event))
            .orElseThrow()
        : outcomes.get(0);
  }

  private static sharedsockets.spec.Event event(Event outcome) {
    return sharedsockets.spec.Event.of(((Message) outcome.result()).event());
  }
}
