package sharedsockets.order;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import sharedsockets.order.Timeline.Moment;
import sharedsockets.trace.Event;

/**
 * Searches an order of overlapping events that conforms (linearizability, after Wing and Gong, and
 * Lowe's "Testing for linearizability"): moment by moment it keeps where the orders stand that are
 * still possible, equal ones once. An event is placed no sooner than it must be, at its own end or
 * before another one's.
 *
 * <p>All orders are followed as long as they are few. When they become many the search follows some
 * only, those that place an event without need of others first; when it finds no way on it goes
 * back, ever further, and follows more. That no order conforms is said only where all were
 * followed.
 */
final class OrderSearch {
  /** Orders at one moment up to which all are followed at first; then so many times that. */
  private static final int MANY = 4096;

  private static final int MORE = 16;

  /** How many times further back each next retreat goes. */
  private static final int FURTHER = 4;

  private static final int MOMENTS_BETWEEN_CHECKPOINTS = 4;
  private static final int FIRST_RETREAT = 8;

  /** The result of a search. */
  sealed interface Result {}

  /** The positions after the whole history: of all orders, or of some. */
  record Found(Standing last, boolean ofAll) implements Result {}

  /**
   * An event that has no place after any order of those before it.
   *
   * @param before where these stand, a few
   * @param order the order that leads to the first of them
   */
  record NoPlace(Overlapped event, List<Standing> before, List<Event> order, List<Overlapped> open)
      implements Result {}

  /**
   * Too many orders to say.
   *
   * @param event an event that has no place in those that were tried
   * @param overlapping how many events overlap there
   */
  record GaveUp(Overlapped event, long ended, int overlapping) implements Result {}

  private record Checkpoint(int moment, Possibilities possible, boolean ofAll) {}

  private final Timeline timeline;
  private final List<Moment> moments;
  private final Overlapped[] open;
  private final Placement placement;
  private final Symmetry symmetry;
  private final Effort effort;
  private final LongConsumer progress;

  private final TreeMap<Integer, Checkpoint> checkpoints = new TreeMap<>();
  private int many = MANY;

  // Of the search as it stands.
  private int moment;
  private Possibilities possible;
  private boolean ofAll = true;

  /** Up to this moment all orders are followed even where few were kept. */
  private int broadlyUntil;

  private int furthest;

  /**
   * A search.
   *
   * @param progress told how many events have ended
   */
  OrderSearch(
      Timeline timeline,
      List<Standing> start,
      Placement placement,
      Symmetry symmetry,
      Effort effort,
      LongConsumer progress) {
    this.timeline = timeline;
    moments = timeline.moments();
    open = new Overlapped[timeline.slots()];
    possible = Possibilities.of(start);
    this.placement = placement;
    this.symmetry = symmetry;
    this.effort = effort;
    this.progress = progress;
  }

  Result run() {
    int retreat = FIRST_RETREAT;
    while (moment < moments.size()) {
      if (moment % MOMENTS_BETWEEN_CHECKPOINTS == 0) {
        checkpoints.put(moment, new Checkpoint(moment, possible, ofAll));
      }
      Overlapped event = moments.get(moment).event();
      if (!moments.get(moment).isEnd()) {
        open[event.slot()] = event;
      } else {
        Closure closure = new Closure(event, open, possible, placement, symmetry, most(), effort);
        Possibilities after = closure.after();
        if (after == null) {
          if (ofAll && closure.isOfAll()) {
            return closure.noPlace();
          }
          if (effort.isSpent() || many > effort.mostOrders()) {
            return new GaveUp(
                event,
                timeline.ended(moment),
                (int) Arrays.stream(open).filter(Objects::nonNull).count());
          }
          if (moment > furthest) {
            furthest = moment;
            retreat = FIRST_RETREAT;
          }
          retreat(retreat);
          retreat = (int) Math.min((long) retreat * FURTHER, Integer.MAX_VALUE / 2);
          continue;
        }
        open[event.slot()] = null;
        possible = after.ended(event);
        ofAll &= closure.isOfAll();
        progress.accept(timeline.ended(moment));
      }
      moment++;
    }
    return new Found(possible.base(), ofAll);
  }

  /** How many orders are followed at this moment. */
  private int most() {
    return ofAll || moment <= broadlyUntil ? many : MANY;
  }

  /** Goes back by some moments, at most to where all orders were followed last. */
  private void retreat(int by) {
    broadlyUntil = furthest + 1;
    Checkpoint back = checkpoints.floorEntry(Math.max(0, moment - by)).getValue();
    Map.Entry<Integer, Checkpoint> last =
        checkpoints.descendingMap().entrySet().stream()
            .filter(entry -> entry.getValue().ofAll())
            .findFirst()
            .orElseThrow();
    if (back.moment() <= last.getKey()) {
      back = last.getValue();
      many *= MORE;
    }
    checkpoints.tailMap(back.moment(), false).clear();
    moment = back.moment();
    possible = back.possible();
    ofAll = back.ofAll();
    Arrays.fill(open, null);
    // Who is open there began before and has not ended.
    for (int i = 0; i < moment; i++) {
      Overlapped event = moments.get(i).event();
      open[event.slot()] = moments.get(i).isEnd() ? null : event;
    }
  }
}
