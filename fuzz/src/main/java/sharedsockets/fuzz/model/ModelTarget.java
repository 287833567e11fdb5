package sharedsockets.fuzz.model;

import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import com.code_intelligence.jazzer.mutation.annotation.WithLength;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import sharedsockets.conformance.GuidedRun;
import sharedsockets.fuzz.harness.Figures;
import sharedsockets.fuzz.harness.Setup;
import sharedsockets.model.check.InvalidModel;
import sharedsockets.model.check.Size;

/**
 * Model-based: a program of calls and network events on the reference implementation, each answer
 * compared with what the compiled specification allows, and at the end all that can be looked at.
 *
 * <p>The first number chooses a state of a model, which has few names, so that calls meet: the
 * program begins with the calls that lead there. Without feedback from the model it begins in an
 * initial state. Each further number is a call: of the model's questions the one of this number, or
 * where the state does not have it, the next that it has. Three quarters of the numbers take only
 * calls that can succeed.
 */
public final class ModelTarget {
  public static final int LONGEST = 40;
  private static final int MAY_FAIL = 3;

  private static final ModelTarget INSTANCE = new ModelTarget();

  private final List<ModelCoverage> models;
  private final GuidedRun[] runs;
  private final Feedback feedback = new Feedback();
  private final Figures figures;
  private final int states;
  private int chosen;
  private final Watchdog watchdog = new Watchdog();

  private ModelTarget() {
    try {
      models = ModelSet.explore(Setup.models(), Setup.hasAllProfiles());
    } catch (InvalidModel e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
    runs = models.stream().map(each -> each.model().newRun()).toArray(GuidedRun[]::new);
    figures = new Figures(this::reached);
    states = models.stream().mapToInt(each -> each.model().states()).sum();
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
    boolean isRight = Setup.HAS_FEEDBACK ? lead(start) : begin(start);
    ModelCoverage model = models.get(chosen);
    GuidedRun run = runs[chosen];
    for (int i = 0; i < program.length && isRight; i++) {
      int question = Math.floorMod(program[i] >> 2, model.model().questions());
      int transition = run.next(question, (program[i] & MAY_FAIL) == 0);
      if (transition >= 0) {
        isRight = run.take(transition);
        model.reach(transition);
        model.reachState(run.state());
      }
    }
    isRight = isRight && run.look(model::reach);
    watchdog.ended();
    figures.executed(1);
    if (!isRight) {
      throw new ModelFinding(model, run).report();
    }
    feedback.hasReached(models);
  }

  /** Begins in the state of this number, those of all models counted. */
  private boolean lead(int start) {
    int number = Math.floorMod(spread(start), states);
    chosen = 0;
    while (number >= models.get(chosen).model().states()) {
      number -= models.get(chosen++).model().states();
    }
    return runs[chosen].lead(number);
  }

  /** One number for each, far from that of the next: a fuzzer changes numbers a little. */
  private static int spread(int number) {
    int spread = (number ^ number >>> 16) * 0x85EBCA6B;
    spread = (spread ^ spread >>> 13) * 0xC2B2AE35;
    return spread ^ spread >>> 16;
  }

  /** Begins in an initial state. */
  private boolean begin(int start) {
    chosen = Math.floorMod(start, models.size());
    List<GuidedRun.Start> starts = models.get(chosen).model().starts();
    runs[chosen].begin(starts.get(Math.floorMod(start / models.size(), starts.size())));
    return true;
  }

  /** Of each size: transitions reached, all of them, states reached, all of them. */
  private Map<String, long[]> reached() {
    Map<String, long[]> reached = new LinkedHashMap<>();
    for (Size size : List.of(Size.SMALL, Size.STANDARD)) {
      List<ModelCoverage> ofSize = models.stream().filter(each -> each.size() == size).toList();
      if (!ofSize.isEmpty()) {
        reached.put(
            size.name().toLowerCase(Locale.ROOT),
            new long[] {
              ofSize.stream().mapToLong(ModelCoverage::reachedTransitions).sum(),
              ofSize.stream().mapToLong(each -> each.model().transitions()).sum(),
              ofSize.stream().mapToLong(ModelCoverage::reachedStates).sum(),
              ofSize.stream().mapToLong(each -> each.model().states()).sum()
            });
      }
    }
    return reached;
  }
}
