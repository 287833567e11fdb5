package sharedsockets.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import sharedsockets.trace.Event;

/**
 * Looks for a shorter program that still shows the same, by leaving out ever smaller parts:
 * Zeller's delta debugging. Any part of a program is a program, since steps whose names do not
 * exist are skipped.
 */
final class Shrinker {
  private static final int MOST_TRIES = 400;

  /** Where each try costs a time-out. */
  private static final long MOST_NANOS = 60_000_000_000L;

  private final Function<Program, Performance> perform;
  private final Predicate<Performance> same;
  private final Stop stop;
  private final long start = System.nanoTime();
  private int tries;

  /**
   * Shrinks by trying.
   *
   * @param perform performs a program, with whatever adapter
   * @param same whether a performance shows what is to be shown
   * @param stop that ends it early
   */
  Shrinker(Function<Program, Performance> perform, Predicate<Performance> same, Stop stop) {
    this.perform = perform;
    this.same = same;
    this.stop = stop;
  }

  /** The shortest performance found that shows the same. */
  Performance shrink(Performance first) {
    Performance best = performed(done(first)).orElse(first);
    int part = Math.max(1, best.lastStep() / 2);
    while (hasTries()) {
      Performance shorter = withoutParts(best, part);
      if (shorter == best && part == 1) {
        break;
      }
      part = Math.max(1, Math.min(part / 2, shorter.lastStep() / 2));
      best = shorter;
    }
    return best;
  }

  private boolean hasTries() {
    return !stop.isCalled() && tries < MOST_TRIES && System.nanoTime() - start < MOST_NANOS;
  }

  /** Leaves out, from the end on, each part of that many steps that can be left out. */
  private Performance withoutParts(Performance performance, int part) {
    Performance best = performance;
    // A step that deviates stays.
    for (int end = best.lastStep(); end > 0 && hasTries(); end -= part) {
      Program candidate = without(best, Math.max(0, end - part), end);
      Optional<Performance> found = performed(candidate);
      if (found.isPresent()) {
        best = found.get();
        end = Math.min(end, best.lastStep() + part);
      }
    }
    return best;
  }

  private Optional<Performance> performed(Program candidate) {
    tries++;
    return Optional.of(perform.apply(candidate)).filter(same);
  }

  /** The steps up to the deviating one that were done. */
  static Program done(Performance performance) {
    List<Event> steps = new ArrayList<>();
    for (int i = 0; i < performance.lastStep(); i++) {
      if (performance.outcomes().get(i) == Performance.Outcome.DONE) {
        steps.add(performance.program().steps().get(i));
      }
    }
    steps.addAll(lastOf(performance));
    return performance.program().with(steps);
  }

  private static Program without(Performance performance, int from, int to) {
    List<Event> all = performance.program().steps();
    List<Event> steps = new ArrayList<>(all.subList(0, from));
    steps.addAll(all.subList(to, performance.lastStep()));
    steps.addAll(lastOf(performance));
    return performance.program().with(steps);
  }

  /** The step that deviates; none where the adapter has failed before the first. */
  private static List<Event> lastOf(Performance performance) {
    List<Event> all = performance.program().steps();
    int last = performance.lastStep();
    return all.subList(last, Math.min(last + 1, all.size()));
  }
}
