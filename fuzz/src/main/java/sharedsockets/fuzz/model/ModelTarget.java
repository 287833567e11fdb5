package sharedsockets.fuzz.model;

import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import com.code_intelligence.jazzer.mutation.annotation.WithLength;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import sharedsockets.fuzz.harness.Figures;
import sharedsockets.fuzz.harness.Setup;
import sharedsockets.model.check.InvalidModel;
import sharedsockets.model.check.Size;

/**
 * Model-based: a program of calls and network events on the reference implementation, each answer
 * compared with what the compiled specification allows, and at the end all that can be looked at.
 *
 * <p>The first number stands for a transition of a model, which has few names, so that calls meet:
 * the program begins with the calls that lead there. So does one in eight of all numbers: all that
 * can be looked at is looked at, and the program goes on there, on a new machine. Each further
 * number is a call: of the model's questions the one of this number, or where the state does not
 * have it, the next that it has. Three quarters of them take only calls that can succeed.
 *
 * <p>Without feedback from the model the program begins in an initial state, and all other numbers
 * are calls.
 */
public final class ModelTarget {
  public static final int LONGEST = 40;

  private static final ModelTarget INSTANCE = new ModelTarget();

  private final AllTransitions transitions;
  private final ProgramRun run;
  private final Feedback feedback;
  private final Figures figures;
  private final Watchdog watchdog = new Watchdog();

  private ModelTarget() {
    try {
      transitions = new AllTransitions(ModelSet.explore(Setup.models(), Setup.hasAllProfiles()));
    } catch (InvalidModel e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
    TransitionNumbers numbers = new TransitionNumbers(transitions.count());
    run = new ProgramRun(transitions, numbers);
    feedback = new Feedback(transitions, numbers);
    figures = new Figures(this::figures);
  }

  /** Makes everything ready, before the time of an input is taken. */
  public static void fuzzerInitialize() {
    INSTANCE.figures.executed(0);
  }

  /** Runs a program. */
  public static void fuzzerTestOneInput(
      int start, int @NotNull @WithLength(max = LONGEST) [] program) {
    INSTANCE.run(start, program);
  }

  private void run(int start, int[] program) {
    watchdog.begins();
    boolean isRight =
        Setup.HAS_FEEDBACK ? runAlongModels(start, program) : runCalls(start, program);
    watchdog.ended();
    figures.executed(1);
    if (!isRight) {
      throw run.finding().report();
    }
    if (Setup.HAS_FEEDBACK) {
      feedback.ran(program);
    }
  }

  private boolean runAlongModels(int start, int[] program) {
    boolean isRight = run.beginAt(start);
    for (int i = 0; i < program.length && isRight; i++) {
      isRight =
          TransitionNumbers.isOne(program[i])
              ? run.look() && run.goOnAt(program[i])
              : run.call(program[i]);
    }
    return isRight && run.look();
  }

  private boolean runCalls(int start, int[] program) {
    boolean isRight = run.begin(start);
    for (int i = 0; i < program.length && isRight; i++) {
      isRight = run.call(program[i]);
    }
    return isRight && run.look();
  }

  /**
   * Calls made; and of each size: transitions reached, all of them, states reached, all of them.
   */
  private Map<String, ?> figures() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("calls", run.calls());
    for (Size size : List.of(Size.SMALL, Size.STANDARD)) {
      List<ModelCoverage> ofSize =
          transitions.models().stream().filter(each -> each.size() == size).toList();
      if (!ofSize.isEmpty()) {
        all.put(
            size.name().toLowerCase(Locale.ROOT),
            new long[] {
              ofSize.stream().mapToLong(ModelCoverage::reachedTransitions).sum(),
              ofSize.stream().mapToLong(each -> each.model().transitions()).sum(),
              ofSize.stream().mapToLong(ModelCoverage::reachedStates).sum(),
              ofSize.stream().mapToLong(each -> each.model().states()).sum()
            });
      }
    }
    return all;
  }
}
