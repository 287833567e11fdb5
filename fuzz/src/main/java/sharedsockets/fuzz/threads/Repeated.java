package sharedsockets.fuzz.threads;

import java.util.ArrayList;
import java.util.List;
import sharedsockets.trace.Event;

/** Overlapping events of a trace, once more as threads. */
public final class Repeated {
  private Repeated() {}

  /**
   * Lets them overlap in the orders that one or two changes between threads make.
   *
   * @param trace whose first events do not overlap, each with its begin and end
   * @return what is wrong; nothing if every history is linearizable
   */
  public static List<String> threads(List<Event> trace) {
    List<Event> before = new ArrayList<>();
    List<List<Event>> threads = new ArrayList<>();
    for (Event event : trace) {
      if (event.begin() == event.end()) {
        before.add(event);
      } else {
        threadOf(event, threads).add(event);
      }
    }
    ThreadProgram program = new ThreadProgram(before, threads, Scenario.LOOKS, new int[0], false);
    Worlds worlds = new Worlds(); // One loader for all schedules: it rewrites every class it loads.
    return new ThreadFinding(() -> worlds.make(false))
        .wrongSchedule(program)
        .map(wrong -> List.of("not linearizable: " + wrong.threads()))
        .orElse(List.of());
  }

  /** The first thread that has been idle when the event began. */
  private static List<Event> threadOf(Event event, List<List<Event>> threads) {
    for (List<Event> thread : threads) {
      boolean isFree =
          thread.stream()
              .allMatch(other -> other.end() < event.begin() || event.end() < other.begin());
      if (isFree) {
        return thread;
      }
    }
    List<Event> thread = new ArrayList<>();
    threads.add(thread);
    return thread;
  }
}
