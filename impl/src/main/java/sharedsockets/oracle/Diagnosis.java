package sharedsockets.oracle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import sharedsockets.spec.PlantedFault;
import sharedsockets.trace.Event;
import sharedsockets.trace.MalformedTrace;

/**
 * What a trace that diverges looks like (model-based diagnosis): input is the trace, output the
 * planted faults under which it goes on.
 */
final class Diagnosis {
  /** How many moves before the refused one each fault judges, about. */
  static final int MOST_MOVES = 1_000;

  /** How many states each fault is put to, about. */
  private static final int MOST_STATES = 4_000;

  /** Judges what comes when some branches are possible. */
  interface Judges {
    Oracle from(FaultySpecification specification, List<Branch> before);
  }

  private final List<Journal.Step> steps;
  private final List<Event> after;
  private final List<Event> refusedOn = new ArrayList<>();
  private final String first;

  /**
   * Of a trace.
   *
   * @param latest the moves up to the refused one
   * @param after some of the events that come after it
   * @param callers the processes, the one first that was seen first
   */
  Diagnosis(List<Journal.Step> latest, List<Event> after, Collection<String> callers) {
    this.after = after;
    steps = latest;
    Event refused = latest.get(latest.size() - 1).event();
    refusedOn.add(refused);
    refusedOn.addAll(after);
    first = callers.isEmpty() ? refused.process() : callers.iterator().next();
  }

  /** Of the hypotheses as many as can be followed through so many moves. */
  static List<Assignment> some(List<Assignment> hypotheses, int moves) {
    int all = hypotheses.size();
    int most = Math.min(all, Math.max(1, MOST_STATES / Math.min(moves, MOST_MOVES)));
    return IntStream.range(0, most).mapToObj(i -> hypotheses.get(i * all / most)).toList();
  }

  /** The likely causes: the faults under which the trace goes on longest. */
  List<Cause> causes(Judges judges) {
    List<Cause> causes = new ArrayList<>();
    int longest = 1;
    for (PlantedFault fault : PlantedFault.values()) {
      int allowed = allowed(fault, judges);
      if (allowed > longest) {
        causes.clear();
        longest = allowed;
      }
      if (allowed == longest) {
        causes.add(new Cause(fault.text(), fault.rules(), fault.sentence()));
      }
    }
    return causes;
  }

  /** How many events from the refused one on the specification with a fault allows. */
  private int allowed(PlantedFault fault, Judges judges) {
    FaultySpecification specification = new FaultySpecification(fault, refusedOn, first);
    int effect = firstEffect(fault, specification);
    if (effect < 0) {
      return 0;
    }
    Oracle oracle = judges.from(specification, steps.get(effect).before());
    Event last = null;
    int states = 0;
    for (Journal.Step step : steps.subList(effect, steps.size())) {
      // A process's first call is the event of two moves.
      if (step.event() != last && !takes(oracle, step.event())) {
        return 0;
      }
      last = step.event();
      states += oracle.branches().size();
      if (states > 4 * MOST_STATES) {
        return 0;
      }
    }
    int allowed = 1;
    for (Event event : after) {
      states += oracle.branches().size();
      if (states > 4 * MOST_STATES || !takes(oracle, event)) {
        break;
      }
      allowed++;
    }
    return allowed;
  }

  /** The first step that the fault makes another one of; -1 if it makes none. */
  private int firstEffect(PlantedFault fault, FaultySpecification specification) {
    Trial trial = new Trial(specification);
    for (int i = 0; i < steps.size(); i++) {
      Journal.Step step = steps.get(i);
      if (fault.actions().contains(step.move().action())) {
        List<Branch> next = new ArrayList<>();
        for (Branch branch : step.before()) {
          try {
            trial.step(branch, step.move(), next);
          } catch (RuntimeException e) {
            return -1;
          }
        }
        boolean isLast = i == steps.size() - 1;
        if (isLast ? !next.isEmpty() : !Branches.merged(next).equals(steps.get(i + 1).before())) {
          return i > 0 && steps.get(i - 1).event() == step.event() ? i - 1 : i;
        }
      }
    }
    return -1;
  }

  private static boolean takes(Oracle oracle, Event event) {
    try {
      return oracle.takes(event);
    } catch (MalformedTrace | RuntimeException e) {
      // A fault may leave a state for which the specification has no word.
      return false;
    }
  }
}
