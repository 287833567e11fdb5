package sharedsockets.synthetic;

import java.util.List;
import java.util.Random;
import sharedsockets.oracle.Candidates;
import sharedsockets.oracle.Oracle;
import sharedsockets.oracle.ProfileSetting;
import sharedsockets.trace.Event;
import sharedsockets.trace.MalformedTrace;
import sharedsockets.trace.Operation;

/**
 * A conforming trace of any length, the same for the same seed: a random walk whose outcomes the
 * specification chooses. It uses every call, and keeps to bounds of processes and descriptors.
 */
public final class RandomTrace {
  private static final int TRIES = 1000;

  private final Random random;
  private final Oracle oracle;
  private final RandomCalls calls;
  private long line;

  /**
   * Starts a trace.
   *
   * @param profile what the implementation does where the documents are silent; what it leaves open
   *     is chosen as it comes
   */
  public RandomTrace(ProfileSetting profile, long seed, int processes, int descriptors) {
    this(new Oracle(profile.completed()), seed, processes, descriptors, 0);
  }

  /**
   * Starts a trace of what an oracle allows that has judged nothing yet.
   *
   * @param misuse the share of calls that are likely to fail, from 0 to 1
   */
  public RandomTrace(Oracle oracle, long seed, int processes, int descriptors, double misuse) {
    this.oracle = oracle;
    random = new Random(seed);
    calls = new RandomCalls(random, processes, descriptors, misuse);
  }

  /** Takes an event that conforms here in place of a random one. */
  Event next(Event event) {
    line++;
    if (!accepted(event)) {
      throw new IllegalArgumentException(event + " does not conform");
    }
    calls.note(event);
    return event;
  }

  /** The next event. */
  public Event next() {
    line++;
    for (int i = 0; i < TRIES; i++) {
      Event event = settled(calls.next(line));
      if (event != null && accepted(event)) {
        calls.note(event);
        return event;
      }
    }
    throw new IllegalStateException("the walk is stuck at line " + line);
  }

  private boolean accepted(Event event) {
    try {
      return oracle.takes(event);
    } catch (MalformedTrace e) {
      return false;
    }
  }

  /** The call with an outcome that it may have here, mostly a success; null where it has none. */
  private Event settled(Event call) {
    if (!call.operation().isCall()) {
      return call;
    }
    List<Event> outcomes = oracle.outcomes(call);
    outcomes.removeIf(outcome -> "other".equals(outcome.error()));
    if (outcomes.isEmpty()) {
      return null;
    }
    List<Event> successes = outcomes.stream().filter(outcome -> !outcome.failed()).toList();
    List<Event> eligible = successes.isEmpty() ? outcomes : successes;
    Event chosen = eligible.get(random.nextInt(eligible.size()));
    if (Candidates.ANY_NAME.equals(chosen.result())) {
      boolean info = call.operation() == Operation.DUPLICATE_SOCKET;
      return chosen.withResult(calls.newName(info ? "i" : "s"));
    }
    return Candidates.ANY_VALUE.equals(chosen.result()) ? chosen.withResult(0L) : chosen;
  }
}
