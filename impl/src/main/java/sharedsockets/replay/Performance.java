package sharedsockets.replay;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import sharedsockets.adapter.AdapterFailure;
import sharedsockets.oracle.Cause;
import sharedsockets.oracle.Oracle;
import sharedsockets.oracle.ProfileSetting;
import sharedsockets.trace.Event;

/**
 * The outcomes of a program's steps.
 *
 * @param program that was performed
 * @param outcomes for each step what was done, as far as it went
 * @param answers the steps that were done, as they came out, in the adapter's names
 * @param trace the same, with what the adapter did by itself
 * @param deviation with which it ended, at the step after the last outcome
 * @param oracle that has judged the trace
 * @param likely what a trace looks like that diverges
 */
record Performance(
    Program program,
    List<Outcome> outcomes,
    List<Event> answers,
    List<Event> trace,
    Optional<Deviation> deviation,
    Oracle oracle,
    Supplier<List<Cause>> likely) {
  /** The outcome of a step. */
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
        new Oracle(profile),
        List::of);
  }

  /** Why the adapter is of no more use, if so. */
  Optional<AdapterFailure> failure() {
    return deviation.map(
        found -> found instanceof Deviation.Unanswered unanswered ? unanswered.failure() : null);
  }

  /** What the deviation looks like. */
  List<Cause> causes() {
    return deviation.map(Deviation::divergence).isPresent() ? likely.get() : List.of();
  }

  /** The step that deviated, if any did. */
  int lastStep() {
    return outcomes.size();
  }
}
