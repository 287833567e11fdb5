package sharedsockets.oracle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import sharedsockets.spec.Action;
import sharedsockets.spec.PlantedFault;
import sharedsockets.spec.Point;
import sharedsockets.spec.SharedSockets;
import sharedsockets.spec.Specification;
import sharedsockets.trace.Event;
import sharedsockets.trace.MalformedTrace;

/**
 * Model-based diagnosis of a trace that diverges: input is the trace, output the planted faults
 * under which it conforms.
 */
final class Diagnosis {
  /** How many moves before the refused one each fault judges, about. */
  static final int MOST_MOVES = 1_000;

  /** How many states each fault is put to, about. */
  private static final int MOST_STATES = 4_000;

  /** A fault that leaves more branches open than this explains too little. */
  private static final int MOST_BRANCHES = 256;

  private static final SharedSockets CORRECT = new SharedSockets(Oracle.LEAST_TABLE);

  /** Judges what comes when some branches are possible. */
  interface Judges {
    Oracle from(Specification specification, List<Branch> before);
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

  /**
   * The likely causes: the faults under which the trace goes on longest. Those stand first that
   * show latest: the others had more occasions to be seen.
   */
  List<Cause> causes(Judges judges) {
    SortedMap<Integer, List<Cause>> byEffect = new TreeMap<>(Comparator.reverseOrder());
    int longest = 1;
    for (PlantedFault fault : PlantedFault.values()) {
      FaultySpecification specification = new FaultySpecification(fault, refusedOn, first);
      int effect = firstEffect(fault, specification);
      int allowed = effect < 0 ? 0 : allowed(specification, effect, judges);
      if (allowed > longest) {
        byEffect.clear();
        longest = allowed;
      }
      if (allowed == longest) {
        byEffect
            .computeIfAbsent(effect, unseen -> new ArrayList<>())
            .add(new Cause(fault.text(), fault.rules(), fault.sentence()));
      }
    }
    return byEffect.values().stream().flatMap(List::stream).toList();
  }

  /**
   * The values of disputed points of which each alone allows the refused event, although the
   * profile excludes it.
   *
   * @param given the profile's values
   */
  Map<String, String> otherwise(Assignment given, Judges judges) {
    Map<String, String> otherwise = new LinkedHashMap<>();
    for (Point point : Point.values()) {
      for (int i = 0; i < point.possible().size() && !given.isOpen(point); i++) {
        if (i != given.value(point) && isAllowedWith(point, i, judges)) {
          otherwise.put(point.text(), point.possible().get(i).toString());
        }
      }
    }
    return otherwise;
  }

  private boolean isAllowedWith(Point point, int value, Judges judges) {
    List<Branch> before =
        steps.get(0).before().stream()
            .map(branch -> branch.with(branch.assignment().with(point, value), branch.state()))
            .toList();
    return allSteps(judges.from(CORRECT, before), 0) >= 0;
  }

  /** How many events from the refused one on the specification with a fault allows. */
  private int allowed(FaultySpecification specification, int effect, Judges judges) {
    Oracle oracle = judges.from(specification, steps.get(effect).before());
    int states = allSteps(oracle, effect);
    if (states < 0) {
      return 0;
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

  /** How many states the steps from one on were put to; -1 if they are not all allowed. */
  private int allSteps(Oracle oracle, int from) {
    int states = 0;
    for (Journal.Step step : steps.subList(from, steps.size())) {
      // A process begins before its first call, perhaps with one that was not made in the end.
      if (step.move().action() == Action.START_PROCESS) {
        oracle.start(step.event());
      } else if (!takes(oracle, step.event())) {
        return -1;
      }
      int branches = oracle.branches().size();
      states += branches;
      if (branches > MOST_BRANCHES || states > 4 * MOST_STATES) {
        return -1;
      }
    }
    return states;
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
