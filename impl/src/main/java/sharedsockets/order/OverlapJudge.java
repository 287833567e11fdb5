package sharedsockets.order;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import sharedsockets.oracle.Branch;
import sharedsockets.oracle.Candidates;
import sharedsockets.oracle.Divergence;
import sharedsockets.oracle.Oracle;
import sharedsockets.oracle.Verdict;
import sharedsockets.oracle.Verdict.Conforms;
import sharedsockets.oracle.Verdict.Diverges;
import sharedsockets.oracle.Verdict.Undecided;
import sharedsockets.order.OrderSearch.Found;
import sharedsockets.order.OrderSearch.NoPlace;
import sharedsockets.trace.Event;
import sharedsockets.trace.MalformedTrace;

/** Judges a history some of whose events overlap: it conforms if some order of them does. */
final class OverlapJudge {
  private final Oracle oracle;
  private final long mostTries;
  private final LongConsumer progress;
  private long tries;

  /**
   * A judge of what follows the events that an oracle has judged.
   *
   * @param mostTries see {@link Effort}
   * @param progress told how many events have ended
   */
  OverlapJudge(Oracle oracle, long mostTries, LongConsumer progress) {
    this.oracle = oracle;
    this.mostTries = mostTries;
    this.progress = progress;
  }

  /** How many times an event was tried at a place. */
  long tries() {
    return tries;
  }

  /** Judges the history, in whatever order its events stand. */
  Verdict judge(List<Event> all) throws MalformedTrace {
    Unreturned unreturned = new Unreturned(all);
    List<Event> history = unreturned.withoutGone();
    Timeline timeline = new Timeline(history, unreturned.stillWaiting(), oracle.freshSocket());
    Liveness liveness = new Liveness(history);
    Placement placement = new Placement(oracle, history, liveness);
    Symmetry symmetry = new Symmetry(history, liveness);
    Effort effort = new Effort(mostTries, history.size());
    OrderSearch.Result result =
        new OrderSearch(timeline, placement.start(), placement, symmetry, effort, progress).run();
    tries = effort.tries();
    if (result instanceof Found found) {
      // What was decided in some orders need not be in others.
      return new Conforms(
          all.size(), found.ofAll() ? oracle.decided(List.of(found.last().branch())) : Map.of());
    }
    if (result instanceof NoPlace noPlace) {
      return diverges(noPlace);
    }
    return undecided((OrderSearch.GaveUp) result);
  }

  private Undecided undecided(OrderSearch.GaveUp gaveUp) {
    Event event = gaveUp.event().event();
    return new Undecided(
        gaveUp.ended(),
        event.line(),
        "no order was found in which %s conforms; %d events overlap there, and after %,d tries not all orders of them have been tried"
            .formatted(event, gaveUp.overlapping(), tries));
  }

  /** Makes the best order again, one event after the other, to say what is wrong at its end. */
  private Diverges diverges(NoPlace noPlace) throws MalformedTrace {
    Event event = noPlace.event().event();
    Standing best = noPlace.before().get(0);
    Set<String> allowed = new LinkedHashSet<>();
    if (event.operation().isCall()) {
      List<Branch> before = new ArrayList<>();
      noPlace.before().forEach(s -> before.add(oracle.started(s.branch(), event)));
      allowed.addAll(Candidates.describe(oracle.outcomes(event, before, noPlace.event().socket())));
    }
    List<String> unplaced = new ArrayList<>();
    for (Overlapped other : noPlace.open()) {
      if (!best.hasPlaced(other)) {
        unplaced.add("line %d  %s".formatted(other.event().line(), other.event()));
      }
    }
    List<Event> order = noPlace.order();
    for (Event placed : order) {
      oracle.next(placed);
    }
    Divergence divergence =
        oracle
            .next(event)
            .orElseThrow(() -> new AssertionError(event + " has a place after all: " + order));
    return new Diverges(order.size(), divergence.among(List.copyOf(allowed), unplaced));
  }
}
