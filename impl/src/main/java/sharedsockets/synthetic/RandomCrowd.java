package sharedsockets.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import sharedsockets.oracle.ProfileSetting;
import sharedsockets.trace.Event;
import sharedsockets.trace.Operation;

/**
 * The hardest case for a judge of overlapping events: several processes have descriptors of one
 * socket, and then many events, calls of every kind, all overlap.
 */
public final class RandomCrowd {
  private final RandomTrace trace;
  private final int processes;
  private final Random random;
  private long line;

  /**
   * A crowd, the same for the same seed.
   *
   * @param processes how many have a descriptor of the socket
   */
  public RandomCrowd(ProfileSetting profile, long seed, int processes) {
    this.processes = processes;
    random = new Random(seed);
    trace = new RandomTrace(profile, seed, processes, processes);
  }

  /** A trace that conforms: events that share the socket, and so many that overlap behind them. */
  public List<Event> of(int overlapping) {
    List<Event> events = new ArrayList<>(shared());
    for (int i = 0; i < overlapping; i++) {
      events.add(trace.next().during(random.nextDouble(), 1 + random.nextDouble()));
    }
    return events;
  }

  /** A trace with the outcome of one of its last events replaced. */
  public List<Event> corrupted(List<Event> conforming, int overlapping) {
    List<Event> events = new ArrayList<>(conforming);
    int shared = events.size() - overlapping;
    while (true) {
      int index = shared + random.nextInt(overlapping);
      List<Corruption> corruptions = Corruption.of(events.get(index));
      if (!corruptions.isEmpty()) {
        events.set(index, corruptions.get(random.nextInt(corruptions.size())).replaced());
        return events;
      }
    }
  }

  private List<Event> shared() {
    List<Event> events = new ArrayList<>();
    events.add(first("P1", Operation.OPEN_SOCKET, "s1", "SOCK_STREAM"));
    for (int i = 2; i <= processes; i++) {
      events.add(first("P1", Operation.DUPLICATE_SOCKET, "i" + i, "s1", "P" + i));
      events.add(first("P" + i, Operation.OPEN_DUPLICATE, "s1", "i" + i));
    }
    return events;
  }

  private Event first(String process, Operation call, String result, Object... arguments) {
    return trace.next(Event.success(++line, process, call, result, arguments));
  }
}
