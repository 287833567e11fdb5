package sharedsockets.synthetic;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import sharedsockets.trace.Event;

/** A recording by several threads of events whose order is known, and hidden by it. */
public final class RandomOverlap {
  private RandomOverlap() {}

  /**
   * Gives each event a thread and a time around the moment at which it takes effect.
   *
   * @param threads how many events may overlap
   * @param share the share of its time that a thread is in a call, from 0 to 1
   * @return the events in the order of their ends
   */
  public static List<Event> of(List<Event> events, int threads, double share, Random random) {
    double[] begin = new double[events.size()];
    double[] end = new double[events.size()];
    int[] last = new int[threads];
    Arrays.fill(last, -1);
    for (int i = 0; i < events.size(); i++) {
      int thread = random.nextInt(threads);
      int before = last[thread];
      double change = before + (i - before) * (1 + random.nextDouble()) / 3;
      begin[i] = i - (i - change) * share;
      if (before >= 0) {
        end[before] = before + (change - before) * share;
      }
      last[thread] = i;
      end[i] = i;
    }
    Event[] timed = new Event[events.size()];
    for (int i = 0; i < timed.length; i++) {
      timed[i] = events.get(i).during(begin[i], end[i]);
    }
    Arrays.sort(timed, Comparator.comparingDouble(Event::end));
    return List.of(timed);
  }
}
