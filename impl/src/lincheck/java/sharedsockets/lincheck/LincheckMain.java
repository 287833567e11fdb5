package sharedsockets.lincheck;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import sharedsockets.faults.Fault;
import sharedsockets.faults.FaultyCopy;
import sharedsockets.faults.UnusableFault;
import sharedsockets.model.system.ChildProcess;
import sharedsockets.model.system.ScratchFolder;

/**
 * Runs Lincheck on all classes, and on each with the planted faults that it must find; to be run in
 * the root of the repository. How much, system properties say:
 *
 * <ul>
 *   <li>{@code lincheck.iterations}: random scenarios a class, beside those that show its faults,
 *   <li>{@code lincheck.invocations}: interleavings a scenario, at most,
 *   <li>{@code lincheck.threads}, {@code lincheck.actors}: threads, and calls of each.
 * </ul>
 *
 * <p>Each line that it prints is a finished check: {@code ok} or {@code FAILED}, and what. Exit
 * status: 0 no difference and all faults found, 1 otherwise.
 */
public final class LincheckMain {
  private static final List<Class<?>> CLASSES =
      List.of(
          DescriptorsAndInfos.class,
          SharedState.class,
          RegistrationAndArrival.class,
          CloseAndExit.class,
          Waits.class,
          Connects.class,
          Links.class);

  /** Those with calls that wait. */
  private static final Set<Class<?>> WAITING = Set.of(Waits.class, Connects.class);

  private static final Path FAULTS = Path.of("fuzz", "faults");
  private static final Path SOURCES = Path.of("impl", "winsock", "src", "main", "java");

  private static final String CLEAN = "clean";

  /** So many times the interleavings of other scenarios has one that is to show a fault. */
  private static final int SHOWING = 10;

  /** The exit status of a JVM in which Lincheck found a difference. */
  private static final int FOUND = 3;

  private static final int ITERATIONS = Integer.getInteger("lincheck.iterations", 3);
  private static final int INVOCATIONS = Integer.getInteger("lincheck.invocations", 100);
  private static final int THREADS = Integer.getInteger("lincheck.threads", 2);
  private static final int ACTORS = Integer.getInteger("lincheck.actors", 3);

  static {
    // What it could not look into, fields of records for example, is of no use to anybody.
    System.setProperty("lincheck.logFile", Path.of("impl", "target", "lincheck.log").toString());
  }

  private LincheckMain() {}

  /**
   * Runs all; or, with the word {@value #CLEAN}, no planted faults, up to the first difference, and
   * with the name of a fault after it that one's scenarios first; or, with the names of a class and
   * of a fault, the scenario that shows it, exiting 0 or {@value #FOUND}.
   */
  public static void main(String[] args) throws Exception {
    // Lincheck leaves a JAR where temporary files are. The folder is deleted when this JVM ends.
    ScratchFolder temporary = new ScratchFolder("lincheck-");
    System.setProperty("java.io.tmpdir", temporary.path().toString());
    boolean passed;
    if (args.length == 0) {
      passed = isAllAsExpected();
    } else if (args[0].equals(CLEAN)) {
      passed = (args.length == 1 || isClean(args[1])) && CLASSES.stream().allMatch(each -> isClean(each));
    } else {
      // Nobody reads it, so that it need not be small.
      LincheckAssertionError difference =
          difference(
              Class.forName(args[0]), showing(Class.forName(args[0]), args[1]).minimizeFailedScenario(false));
      System.out.println(difference == null ? "" : difference.getMessage());
      System.exit(difference == null ? 0 : FOUND);
      return;
    }
    System.exit(passed ? 0 : 1);
  }

  private static boolean isAllAsExpected() throws IOException, InterruptedException, UnusableFault {
    boolean passed = true;
    for (Class<?> checked : CLASSES) {
      passed &= isClean(checked);
      for (Finds finds : checked.getAnnotationsByType(Finds.class)) {
        passed &= isFound(checked, finds.fault());
      }
    }
    return passed;
  }

  private static boolean isClean(Class<?> checked) {
    ModelCheckingOptions options = options(INVOCATIONS).iterations(ITERATIONS);
    Finds[] all = checked.getAnnotationsByType(Finds.class);
    for (Finds finds : all) {
      options.addCustomScenario(Scenario.of(checked, finds.scenario()));
    }
    return isClean(
        checked,
        options,
        "%s: %d scenarios, up to %d interleavings each"
            .formatted(checked.getSimpleName(), all.length + ITERATIONS, INVOCATIONS));
  }

  /** Whether the scenarios of a fault show no difference. */
  private static boolean isClean(String fault) {
    return CLASSES.stream()
        .filter(checked -> names(checked, fault))
        .allMatch(
            checked ->
                isClean(
                    checked,
                    showing(checked, fault),
                    "%s: the scenario of %s".formatted(checked.getSimpleName(), fault)));
  }

  private static boolean names(Class<?> checked, String fault) {
    return Arrays.stream(checked.getAnnotationsByType(Finds.class))
        .anyMatch(finds -> finds.fault().equals(fault));
  }

  private static boolean isClean(Class<?> checked, ModelCheckingOptions options, String what) {
    LincheckAssertionError difference = difference(checked, options);
    say(difference == null, what);
    if (difference != null) {
      System.out.println(calls(difference.getFailure$lincheck().getScenario()) + " calls");
      System.err.println(difference.getMessage());
    }
    return difference == null;
  }

  private static int calls(ExecutionScenario scenario) {
    return scenario.getInitExecution().size()
        + scenario.getParallelExecution().stream().mapToInt(List::size).sum()
        + scenario.getPostExecution().size();
  }

  /** The scenario of a fault alone, which is worth more interleavings. */
  private static ModelCheckingOptions showing(Class<?> checked, String fault) {
    ModelCheckingOptions options = options(SHOWING * INVOCATIONS).iterations(0);
    for (Finds finds : checked.getAnnotationsByType(Finds.class)) {
      if (finds.fault().equals(fault)) {
        options.addCustomScenario(Scenario.of(checked, finds.scenario()));
      }
    }
    return options;
  }

  private static ModelCheckingOptions options(int invocations) {
    return new ModelCheckingOptions()
        .invocationsPerIteration(invocations)
        .threads(THREADS)
        .actorsPerThread(ACTORS)
        .actorsBefore(2)
        .actorsAfter(2)
        // Else most switches are inside of collections, and those that matter too seldom tried. What
        // forEach calls may take locks.
        .addGuarantee(
            ManagedStrategyGuaranteeKt.forClasses(name -> name.startsWith("java.util."))
                .methods(name -> !name.equals("forEach"))
                .treatAsAtomic());
  }

  /** What Lincheck finds, or null. */
  private static LincheckAssertionError difference(Class<?> checked, ModelCheckingOptions options) {
    try {
      options.sequentialSpecification(Class.forName(checked.getName() + "$Specification"));
      if (WAITING.contains(checked)) {
        // Before and after the threads there is nobody who could wake a call.
        options.actorsBefore(0).actorsAfter(0).verifier(WaitingVerifier.class);
        new WaitingModelChecking(options).check(checked);
      } else {
        options.check(checked);
      }
      return null;
    } catch (LincheckAssertionError e) {
      return e;
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether a JVM in which the faulty copy comes first finds a difference. */
  private static boolean isFound(Class<?> checked, String name)
      throws IOException, InterruptedException, UnusableFault {
    Fault fault = Fault.read(FAULTS.resolve(name + ".patch"));
    try (FaultyCopy copy = FaultyCopy.of(fault, SOURCES)) {
      ProcessBuilder builder =
          new ProcessBuilder(
                  ChildProcess.java(
                      // That its agent and shared classes do not go together.
                      "-XX:-PrintWarnings",
                      "-XX:TieredStopAtLevel=1",
                      "-XX:+UseSerialGC",
                      "-Dlincheck.invocations=" + INVOCATIONS,
                      "-Dlincheck.threads=" + THREADS,
                      "-Dlincheck.actors=" + ACTORS,
                      "-cp",
                      copy.classPathEntry()
                          + File.pathSeparator
                          + System.getProperty("java.class.path"),
                      LincheckMain.class.getName(),
                      checked.getName(),
                      name))
              .redirectErrorStream(true);
      try (ChildProcess child = ChildProcess.start(builder)) {
        String output = new String(child.process().getInputStream().readAllBytes());
        boolean found = child.process().waitFor() == FOUND;
        say(found, "%s: planted fault %s".formatted(checked.getSimpleName(), name));
        if (!found) {
          System.err.println(output);
        }
        return found;
      }
    }
  }

  private static void say(boolean ok, String what) {
    System.out.println((ok ? "ok " : "FAILED ") + what);
  }
}
