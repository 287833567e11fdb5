package sharedsockets.mutation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import sharedsockets.adapter.AdapterSource;
import sharedsockets.oracle.ProfileSetting;
import sharedsockets.replay.Finding;
import sharedsockets.replay.Program;
import sharedsockets.replay.Replay;
import sharedsockets.replay.ReplayResult;
import sharedsockets.replay.Settings;

/**
 * Replays a suite against implementations with planted faults, until they are found. Each fault is
 * sought first in the traces that exercise its rules; of a pair, in those that have shown either
 * fault alone, and then in some that exercise the rules of both. Thread-safe.
 */
public final class SuitePower {
  /** Of a pair whose faults hide each other, so many traces more are tried. */
  private static final int MOST_FOR_A_PAIR = 1_500;

  /** After the trace that shows a fault first, so many more, for others that show it. */
  private static final int MOST_AFTER = 60;

  private static final int MOST_SHOWING = 6;

  /**
   * A trace of a suite.
   *
   * @param model that it comes from
   * @param rules that it exercises
   */
  public record Part(String model, List<String> rules, Program program) {}

  private final List<Part> suite;
  private final Settings settings;

  /** Those traces that have shown a fault alone. */
  private final Map<Mutant, List<Part>> showing = Collections.synchronizedMap(new HashMap<>());

  /** The verdict of the suite on a pair. */
  public enum PairVerdict {
    /** Each by a finding that the other does not explain. */
    BOTH,
    /**
     * One is found; of a rule that the other breaks the report says that it failed or is masked.
     */
    SAID,
    /** One is found, and all rules that the other breaks have passed. */
    SILENT,
    /** They cannot be planted together. */
    IMPOSSIBLE
  }

  /** A suite, to be replayed at any profile. */
  public SuitePower(List<Part> suite) {
    this.suite = interleaved(suite);
    settings = new Settings(ProfileSetting.ANY, Duration.ZERO, 1, 1, false);
  }

  /** The first trace of each model, then the second of each, and so on. */
  private static List<Part> interleaved(List<Part> suite) {
    Map<String, Integer> numbers = new HashMap<>();
    Map<Integer, List<Part>> rounds = new TreeMap<>();
    for (Part each : suite) {
      int number = numbers.merge(each.model(), 1, Integer::sum);
      rounds.computeIfAbsent(number, unseen -> new ArrayList<>()).add(each);
    }
    return rounds.values().stream().flatMap(List::stream).toList();
  }

  /** What is wrong with an implementation that has no fault: nothing, it is hoped. */
  public ReplayResult control(AdapterSource source) throws InterruptedException {
    return replay(source, suite, finding -> false);
  }

  /** Whether the suite finds the fault. */
  public boolean finds(Mutant mutant, AdapterSource source) throws InterruptedException {
    List<Part> order = relevantFirst(List.of(mutant));
    List<Part> shows = new ArrayList<>();
    int from = 0;
    int to = order.size();
    while (from < to && shows.size() < MOST_SHOWING) {
      Optional<Integer> next = next(mutant, source, order.subList(from, to));
      if (next.isEmpty()) {
        break;
      }
      shows.add(order.get(from + next.get()));
      from += next.get() + 1;
      to = Math.min(order.size(), from + MOST_AFTER);
    }
    showing.put(mutant, shows);
    return !shows.isEmpty();
  }

  /** The index of the first trace that shows the fault. */
  private Optional<Integer> next(Mutant mutant, AdapterSource source, List<Part> parts)
      throws InterruptedException {
    List<String> found = Collections.synchronizedList(new ArrayList<>());
    replay(
        source,
        parts,
        finding -> {
          if (mutant.isNamedBy(finding)) {
            found.add(finding.program());
          }
          return !found.isEmpty();
        });
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(
            parts.stream().map(each -> each.program().name()).toList().indexOf(found.get(0)));
  }

  /** What the suite sees of two faults that it finds alone. */
  public PairVerdict sees(Mutant one, Mutant other, AdapterSource source)
      throws InterruptedException {
    Set<Part> few = new LinkedHashSet<>(showing.getOrDefault(one, List.of()));
    few.addAll(showing.getOrDefault(other, List.of()));
    Sought sought = new Sought(one, other);
    ReplayResult result = replay(source, List.copyOf(few), sought);
    if (!sought.hasBoth()) {
      List<Part> more = relevantFirst(List.of(one, other));
      sought = new Sought(one, other);
      result = replay(source, more.subList(0, Math.min(more.size(), MOST_FOR_A_PAIR)), sought);
    }
    if (sought.hasBoth()) {
      return PairVerdict.BOTH;
    }
    return isSaid(one, result) && isSaid(other, result) ? PairVerdict.SAID : PairVerdict.SILENT;
  }

  private static boolean isSaid(Mutant mutant, ReplayResult result) {
    return mutant.rules().stream()
        .map(result.rules()::get)
        .anyMatch(count -> count != null && !"passed".equals(count.verdict()));
  }

  /** Of two faults, whether each has a finding of its own. */
  private static final class Sought implements Predicate<Finding> {
    private final Mutant one;
    private final Mutant other;
    private final List<Finding> ofOne = new ArrayList<>();
    private final List<Finding> ofOther = new ArrayList<>();

    Sought(Mutant one, Mutant other) {
      this.one = one;
      this.other = other;
    }

    @Override
    public synchronized boolean test(Finding finding) {
      if (one.isNamedBy(finding) && !other.explains(finding)) {
        ofOne.add(finding);
      }
      if (other.isNamedBy(finding) && !one.explains(finding)) {
        ofOther.add(finding);
      }
      return hasBoth();
    }

    /** Of two findings: one is no sign of both. */
    synchronized boolean hasBoth() {
      return !ofOne.isEmpty()
          && !ofOther.isEmpty()
          && Stream.concat(ofOne.stream(), ofOther.stream()).distinct().count() > 1;
    }
  }

  private List<Part> relevantFirst(List<Mutant> mutants) {
    List<Part> first = new ArrayList<>();
    List<Part> rest = new ArrayList<>();
    for (Part each : suite) {
      boolean isRelevant =
          mutants.stream().anyMatch(mutant -> !Collections.disjoint(mutant.rules(), each.rules()));
      (isRelevant ? first : rest).add(each);
    }
    first.addAll(rest);
    return first;
  }

  private ReplayResult replay(AdapterSource source, List<Part> parts, Predicate<Finding> isEnough)
      throws InterruptedException {
    List<Program> programs = parts.stream().map(Part::program).toList();
    return new Replay(source, settings, progress -> {}, (name, trace) -> {})
        .survey(programs, isEnough);
  }
}
