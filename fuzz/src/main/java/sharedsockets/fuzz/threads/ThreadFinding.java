package sharedsockets.fuzz.threads;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import sharedsockets.fuzz.harness.FindingError;
import sharedsockets.fuzz.harness.FindingFolder;
import sharedsockets.fuzz.harness.FoundProgram;
import sharedsockets.oracle.Divergence;
import sharedsockets.oracle.ProfileSetting;
import sharedsockets.oracle.Verdict;
import sharedsockets.order.Judge;
import sharedsockets.order.Respondent;
import sharedsockets.trace.Event;

/** A history that is not linearizable, made short. */
final class ThreadFinding {
  /** So many steps has a short program, about. */
  private static final int STEPS = 24;

  /** So many runs may it cost to make a program short. */
  private static final int MOST_RUNS = 20_000;

  /** A call waits only while there is nothing for it. */
  private static final String WAITS = "BLK-3";

  /** The peer sees the end with the last close. */
  private static final String ENDS = "CLS-2";

  private final Supplier<Scene> scenes;
  private int runs;

  ThreadFinding(Supplier<Scene> scenes) {
    this.scenes = scenes;
  }

  /** Writes it down as it was found, and then as a short program, which may take its time. */
  FindingError report(ThreadProgram found) {
    FoundProgram first = described(found);
    FindingFolder.report(first);
    FoundProgram last = described(shortest(found));
    FindingError error = FindingFolder.report(last);
    FindingFolder.forget(first, last);
    return error;
  }

  private FoundProgram described(ThreadProgram program) {
    History history = program.perform(scenes.get());
    List<Event> trace = history.trace();
    Verdict verdict = new Judge(ProfileSetting.of("windows")).judge(trace);
    List<String> rules = new ArrayList<>();
    List<String> allowed = new ArrayList<>();
    String call = "threads " + program.threads();
    String observed = observed(history);
    if (verdict instanceof Verdict.Diverges diverges) {
      Divergence divergence = diverges.divergence();
      rules.addAll(divergence.rules());
      allowed.addAll(divergence.allowed());
      observed = divergence.event() + " = " + divergence.observed();
    }
    if (history.failure() != null) {
      rules.clear(); // No rule speaks of it.
    } else if (rules.isEmpty() && !history.stuck().isEmpty()) {
      rules.add(WAITS);
    } else if (rules.isEmpty() && history.sawEnd() != null) {
      rules.add(ENDS);
    }
    return new FoundProgram("threads", "", Map.of(), rules, trace, call, observed, allowed);
  }

  private static String observed(History history) {
    if (history.failure() != null) {
      return history.failure().toString();
    } else if (!history.stuck().isEmpty()) {
      return "waits for ever: "
          + history.stuck().stream()
              .map(event -> event.describe())
              .collect(Collectors.joining(", "));
    }
    return history.sawEnd() == null
        ? "no order of these events conforms"
        : "the peer has " + (history.sawEnd() ? "" : "not ") + "seen the end";
  }

  private boolean isWrong(ThreadProgram program) {
    runs++;
    History history = program.perform(scenes.get());
    Optional<Respondent> beginning = history.beginning();
    return beginning.isEmpty() || !history.isLinearizable(beginning.get());
  }

  /** Leaves out calls as long as some schedule with a change or two still shows it. */
  private ThreadProgram shortest(ThreadProgram found) {
    ThreadProgram shortest = found;
    boolean isShorter = true;
    while (isShorter && runs < MOST_RUNS) {
      isShorter = false;
      for (ThreadProgram candidate : shortest.withoutOne()) {
        Optional<ThreadProgram> wrong = wrongSchedule(candidate);
        if (wrong.isPresent()) {
          shortest = wrong.get();
          isShorter = true;
          break;
        }
      }
    }
    return shortest;
  }

  /** The program under a schedule with which it is wrong. */
  Optional<ThreadProgram> wrongSchedule(ThreadProgram program) {
    List<int[]> schedules = new ArrayList<>(List.of(program.schedule(), new int[0]));
    for (int first = 0; first < STEPS; first++) {
      schedules.add(new int[] {first});
    }
    for (int first = 0; first < STEPS; first++) {
      for (int second = 0; second < STEPS; second++) {
        schedules.add(new int[] {first, second});
      }
    }
    return schedules.stream().map(program::withSchedule).filter(this::isWrong).findFirst();
  }
}
