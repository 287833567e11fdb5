package sharedsockets.fuzz.threads;

import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import com.code_intelligence.jazzer.mutation.annotation.WithLength;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import sharedsockets.fuzz.harness.Figures;
import sharedsockets.order.Respondent;
import sharedsockets.trace.Event;

/**
 * Concurrent: two or three threads that share a socket, under a schedule taken from the input.
 * Their history must be linearizable: the specification, making the calls one after the other in
 * some order that their times allow, gives the same answers, and lets those wait that have not
 * returned.
 */
public final class ThreadTarget {
  /** What a finding tells of two unlocked accesses to a field, of which no rule speaks. */
  public static final String DATA_RACE = "data race";

  public static final int MOST_CALLS = 3;
  public static final int MOST_CHANGES = 5;

  private static final ThreadTarget INSTANCE = new ThreadTarget();

  private record Beginning(List<Event> events, Respondent then) {}

  private final Worlds worlds = new Worlds();
  private final Map<Integer, List<Event>> beginnings = new HashMap<>();
  private final Map<Integer, Beginning> known = new HashMap<>();
  private final Figures figures = new Figures();

  /** Makes everything ready, before the time of an input is taken. */
  public static void fuzzerInitialize() {
    INSTANCE.figures.executed(0);
  }

  /** Runs a program. */
  public static void fuzzerTestOneInput(
      int start,
      int @NotNull @WithLength(min = 1, max = MOST_CALLS) [] first,
      int @NotNull @WithLength(min = 1, max = MOST_CALLS) [] second,
      int @NotNull @WithLength(max = MOST_CALLS - 1) [] third,
      int @NotNull @WithLength(max = MOST_CHANGES) [] schedule) {
    INSTANCE.run(start, List.of(first, second, third), schedule);
  }

  private void run(int start, List<int[]> numbers, int[] schedule) {
    int beginning = Math.floorMod(start, Scenario.BEGINNINGS);
    boolean connects = Scenario.isConnected(beginning);
    List<Event> menu = Menu.of(Math.floorDiv(start, Scenario.BEGINNINGS), connects);
    List<List<Event>> threads = new ArrayList<>();
    for (int[] calls : numbers) {
      if (calls.length > 0) {
        threads.add(
            Arrays.stream(calls)
                .mapToObj(call -> menu.get(Math.floorMod(call, menu.size())))
                .toList());
      }
    }
    ThreadProgram program =
        new ThreadProgram(
            beginnings.computeIfAbsent(beginning, Scenario::beginning),
            threads,
            Scenario.LOOKS,
            schedule,
            connects);
    History history = program.perform(worlds.make(connects));
    if (!isRight(beginning, history)) {
      throw new ThreadFinding(() -> worlds.make(connects)).report(program);
    }
    figures.executed(1);
  }

  /** Beginnings are few: each is judged once. */
  private boolean isRight(int number, History history) {
    Beginning beginning = known.get(number);
    if (beginning == null || !isSame(beginning.events(), history.before())) {
      Optional<Respondent> then = history.beginning();
      if (then.isEmpty()) {
        return false;
      }
      beginning = new Beginning(history.before(), then.get());
      known.put(number, beginning);
    }
    return history.isLinearizable(beginning.then());
  }

  private static boolean isSame(List<Event> one, List<Event> other) {
    if (one.size() != other.size()) {
      return false;
    }
    for (int i = 0; i < one.size(); i++) {
      if (!Objects.equals(one.get(i).result(), other.get(i).result())
          || !Objects.equals(one.get(i).error(), other.get(i).error())) {
        return false;
      }
    }
    return true;
  }
}
