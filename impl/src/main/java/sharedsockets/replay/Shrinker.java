package sharedsockets.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import sharedsockets.trace.Event;

/**
 * Looks for a shorter program that still deviates in the same way, by leaving out ever smaller
 * parts: Zeller's delta debugging. Any part of a program is a program, since steps whose names do
 * not exist are skipped.
 */
final class Shrinker {
  private static final int MOST_TRIES = 400;

  /** Where each try costs a time-out. */
  private static final long MOST_NANOS = 60_000_000_000L;

  private final Function<Program, Performance> perform;
  private final long start = System.nanoTime();
  private int tries;

  /**
   * Shrinks by trying.
   *
   * @param perform performs a program, with whatever adapter
   */
  Shrinker(Function<Program, Performance> perform) {
    this.perform = perform;
  }

  /** The shortest performance found that deviates in the same way. */
  Performance shrink(Performance first) {
    String key = first.deviation().orElseThrow().key();
    Performance best = deviating(done(first), key).orElse(first);
    int part = Math.max(1, best.lastStep() / 2);
    while (hasTries()) {
      Performance shorter = withoutParts(best, part, key);
      if (shorter == best && part == 1) {
        break;
      }
      part = Math.max(1, Math.min(part / 2, shorter.lastStep() / 2));
      best = shorter;
    }
    return best;
  }

  private boolean hasTries() {
    return tries < MOST_TRIES && System.nanoTime() - start < MOST_NANOS;
  }

  /** Leaves out, from the end on, each part of that many steps that can be left out. */
  private Performance withoutParts(Performance performance, int part, String key) {
    Performance best = performance;
    // The step that deviates stays.
    for (int end = best.lastStep(); end > 0 && hasTries(); end -= part) {
      Program candidate = without(best, Math.max(0, end - part), end);
      Optional<Performance> found = deviating(candidate, key);
      if (found.isPresent()) {
        best = found.get();
        end = Math.min(end, best.lastStep() + part);
      }
    }
    return best;
  }

  private Optional<Performance> deviating(Program candidate, String key) {
    tries++;
    Performance performance = perform.apply(candidate);
    return performance.deviation().filter(found -> found.key().equals(key)).isPresent()
        ? Optional.of(performance)
        : Optional.empty();
  }

  /** The steps up to the deviating one that were done. */
  private static Program done(Performance performance) {
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
