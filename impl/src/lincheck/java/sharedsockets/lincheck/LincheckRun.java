package sharedsockets.lincheck;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Options;
import org.jetbrains.lincheck.datastructures.StressOptions;
import sharedsockets.cli.verify.FinishedCheck;

/**
 * Lincheck on the operations of a class: input are scenarios, output is one whose answers no order of
 * its calls explains (linearizability), or none. System properties say how much it does:
 *
 * <ul>
 *   <li>{@code lincheck.iterations}: random scenarios, beside those that show the class's faults,
 *   <li>{@code lincheck.invocations}: interleavings a scenario, at most,
 *   <li>{@code lincheck.threads}, {@code lincheck.actors}: threads, and calls of each.
 * </ul>
 */
final class LincheckRun {
  /** Those with calls that wait. */
  private static final Set<Class<?>> WAITING = Set.of(Waits.class, Connects.class);

  private static final int ITERATIONS = Integer.getInteger("lincheck.iterations", 3);
  private static final int INVOCATIONS = Integer.getInteger("lincheck.invocations", 100);
  private static final int THREADS = Integer.getInteger("lincheck.threads", 2);
  private static final int ACTORS = Integer.getInteger("lincheck.actors", 3);

  /** So many times the interleavings of other scenarios has one that is to show a fault. */
  private static final int SHOWING = 10;

  /** Most runs of threads that nobody holds are the same; they are that much faster. */
  private static final int UNDER_STRESS = 20;

  private static final int PATIENCE = 1_000_000;

  private final Class<?> checked;
  private final String what;
  private final Options<?, ?> options;

  private LincheckRun(
      Class<?> checked, String what, Options<?, ?> options, List<Finds> showing, int random) {
    this.checked = checked;
    this.what = what;
    this.options = options;
    options.iterations(random).threads(THREADS).actorsPerThread(ACTORS);
    options.actorsBefore(2).actorsAfter(2);
    for (Finds finds : showing) {
      options.addCustomScenario(Scenario.of(checked, finds.scenario()));
    }
  }

  /** Model checking: threads change where Lincheck has them change. */
  static LincheckRun ofInterleavings(Class<?> checked) {
    return ofAll(
        checked,
        interleavings(INVOCATIONS),
        "up to %d interleavings each".formatted(INVOCATIONS));
  }

  /**
   * Threads that nobody holds, on all processors.
   *
   * @return nothing where calls wait: one that waits for ever would end by Lincheck's time limit
   */
  static Optional<LincheckRun> ofStress(Class<?> checked) {
    int runs = UNDER_STRESS * INVOCATIONS;
    return WAITING.contains(checked)
        ? Optional.empty()
        : Optional.of(
            ofAll(
                checked,
                new StressOptions().invocationsPerIteration(runs),
                "%d times each under stress".formatted(runs)));
  }

  private static LincheckRun ofAll(Class<?> checked, Options<?, ?> options, String extent) {
    List<Finds> all = List.of(checked.getAnnotationsByType(Finds.class));
    return new LincheckRun(
        checked,
        "%d scenarios, %s".formatted(all.size() + ITERATIONS, extent),
        options,
        all,
        ITERATIONS);
  }

  /**
   * Model checking of the scenario that shows a fault, which is worth more interleavings.
   *
   * @return nothing where the class does not name the fault
   */
  static Optional<LincheckRun> ofFault(Class<?> checked, String fault) {
    return ofFault(checked, fault, interleavings(SHOWING * INVOCATIONS));
  }

  /** The same under stress, until it is found: threads that seldom run at once need long. */
  static Optional<LincheckRun> ofFaultUnderStress(Class<?> checked, String fault) {
    return ofFault(checked, fault, new StressOptions().invocationsPerIteration(PATIENCE));
  }

  private static Optional<LincheckRun> ofFault(
      Class<?> checked, String fault, Options<?, ?> options) {
    List<Finds> showing =
        Arrays.stream(checked.getAnnotationsByType(Finds.class))
            .filter(finds -> finds.fault().equals(fault))
            .toList();
    return showing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new LincheckRun(checked, "the scenario of " + fault, options, showing, 0));
  }

  private static ModelCheckingOptions interleavings(int atMost) {
    return new ModelCheckingOptions()
        .invocationsPerIteration(atMost)
        // Else most switches are inside of collections, and those that matter too seldom tried. What
        // forEach calls may take locks.
        .addGuarantee(
            ManagedStrategyGuaranteeKt.forClasses(name -> name.startsWith("java.util."))
                .methods(name -> !name.equals("forEach"))
                .treatAsAtomic());
  }

  /** Anybody who reads about a difference wants few calls; it takes a while to have them. */
  LincheckRun withoutShrinking() {
    options.minimizeFailedScenario(false);
    return this;
  }

  /** The scenario that differs, with its answers; or nothing. */
  Optional<LincheckAssertionError> difference() {
    try {
      options.sequentialSpecification(Class.forName(checked.getName() + "$Specification"));
      if (WAITING.contains(checked)) {
        // Before and after the threads there is nobody who could wake a call.
        options.actorsBefore(0).actorsAfter(0).verifier(WaitingVerifier.class);
        new WaitingModelChecking((ModelCheckingOptions) options).check(checked);
      } else {
        options.check(checked);
      }
      return Optional.empty();
    } catch (LincheckAssertionError e) {
      return Optional.of(e);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The line that tells of it. */
  FinishedCheck finished(boolean isPassed) {
    return new FinishedCheck(isPassed, checked.getSimpleName(), what);
  }
}
