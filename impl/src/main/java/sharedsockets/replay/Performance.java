package sharedsockets.replay;

import java.util.List;
import java.util.Optional;
import sharedsockets.adapter.AdapterFailure;
import sharedsockets.oracle.Cause;
import sharedsockets.oracle.Oracle;
import sharedsockets.oracle.ProfileSetting;
import sharedsockets.trace.Event;

/**
 * What came of a program.
 *
 * @param program that was performed
 * @param outcomes for each step what was done, as far as it went
 * @param answers the steps that were done, as they came out, in the adapter's names
 * @param trace the same, with what the adapter did by itself
 * @param deviation with which it ended, at the step after the last outcome
 * @param oracle that has judged the trace
 */
record Performance(
    Program program,
    List<Outcome> outcomes,
    List<Event> answers,
    List<Event> trace,
    Optional<Deviation> deviation,
    Oracle oracle) {
  /** What came of a step. */
  enum Outcome {
    DONE,
    /** The adapter cannot do it. */
    UNSUPPORTED,
    /** It made no sense any more: a name does not exist, or the call might never return. */
    SKIPPED,
    /** In such a situation the implementation has never conformed. */
    LEFT_OUT
  }

  /** The adapter has failed before the first step. */
  static Performance none(Program program, ProfileSetting profile, AdapterFailure failure) {
    return new Performance(
        program,
        List.of(),
        List.of(),
        List.of(),
        Optional.of(new Deviation.Unanswered(failure)),
        new Oracle(profile));
  }

  /** Why the adapter is of no more use, if so. */
  Optional<AdapterFailure> failure() {
    return deviation.map(
        found -> found instanceof Deviation.Unanswered unanswered ? unanswered.failure() : null);
  }

  /** What the deviation looks like; nothing where steps overlap. */
  List<Cause> causes() {
    boolean isJudged = deviation.orElse(null) instanceof Deviation.Diverged;
    return isJudged && !trace.get(0).isTimed() ? oracle.causes(List.of()) : List.of();
  }

  /** The step that deviated, if any did. */
  int lastStep() {
    return outcomes.size();
  }
}
