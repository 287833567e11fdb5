package sharedsockets.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sharedsockets.model.persistent.PersistentMap;

/**
 * Has programs counted in their order, whichever worker is the faster, so that nothing depends on
 * that. Thread-safe.
 */
final class OrderedTally {
  /**
   * So far behind are the programs that one has experience from, as nearer ones may be under way:
   * more than there are adapters side by side, and as few as possible, since of each that is nearer
   * a time-out is waited for.
   */
  private static final int LAG = 16;

  /**
   * A performance of a program, perhaps not the first one.
   *
   * @param from the first step that was not counted before
   */
  record Part(Performance performance, int from) {}

  private record Done(List<Part> parts, Experience experience) {}

  private final Tally tally;
  private final Map<Integer, Done> early = new HashMap<>();

  /** The experience before each program that can be said so far. */
  private final List<PersistentMap<Integer, Experience.Past>> known = new ArrayList<>();

  OrderedTally(Tally tally) {
    this.tally = tally;
    known.add(PersistentMap.empty());
  }

  Tally tally() {
    return tally;
  }

  /**
   * Before a program is begun; they are begun in their order.
   *
   * @param number the program's, from 0
   * @return what is known of those before it
   * @throws InterruptedException if no more are to be begun
   */
  synchronized Experience begin(int number) throws InterruptedException {
    int needed = Math.max(0, number - LAG);
    while (known.size() <= needed) {
      wait();
    }
    return new Experience(known.get(needed));
  }

  /** Once all has been done that can be done of a program; each that is begun must end. */
  synchronized void end(int number, List<Part> parts, Experience experience) {
    early.put(number, new Done(parts, experience));
    int next = known.size() - 1;
    for (Done done = early.remove(next); done != null; done = early.remove(next)) {
      int last = done.parts().size() - 1;
      for (int i = 0; i <= last; i++) {
        Part part = done.parts().get(i);
        tally.add(next, part.performance(), part.from(), i > 0);
      }
      if (last >= 0) {
        tally.traceDone(done.parts().get(last).performance());
      }
      known.add(done.experience().addedTo(known.get(next)));
      next++;
    }
    notifyAll();
  }
}
