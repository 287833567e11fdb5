package sharedsockets.lincheck;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.lincheck.LincheckAssertionError;
import sharedsockets.cli.verify.FinishedCheck;
import sharedsockets.faults.Faults;
import sharedsockets.faults.FaultyCopy;
import sharedsockets.faults.UnusableFault;
import sharedsockets.model.system.ChildProcess;
import sharedsockets.model.system.ScratchFolder;

/**
 * Runs Lincheck on all classes, and on each with the planted faults that it must find; to be run in
 * the root of the repository. How much it does, see {@link LincheckRun}.
 *
 * <p>It prints a line for each {@link FinishedCheck}. Exit status: 0 no difference and all faults
 * found, 1 otherwise.
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

  private static final Faults FAULTS = Faults.of(Path.of(""));

  private static final String CLEAN = "clean";
  private static final String INTERLEAVED = "interleaved";
  private static final String STRESSED = "stressed";

  /** The exit status of a JVM in which Lincheck found a difference. */
  private static final int FOUND = 3;

  static {
    // What it could not look into, fields of records for example, is of no use to anybody.
    System.setProperty("lincheck.logFile", Path.of("impl", "target", "lincheck.log").toString());
  }

  private LincheckMain() {}

  /**
   * Runs all; or, with the word {@value #CLEAN}, no planted faults, up to the first difference, and
   * with the name of a fault after it that one's scenario first; or, with {@value #INTERLEAVED} or
   * {@value #STRESSED} and the names of a class and of a fault, the scenario that shows it, exiting 0
   * or {@value #FOUND}.
   */
  public static void main(String[] args) throws Exception {
    // Lincheck leaves a JAR where temporary files are. The folder is deleted when this JVM ends.
    ScratchFolder temporary = new ScratchFolder("lincheck-");
    System.setProperty("java.io.tmpdir", temporary.path().toString());
    if (args.length == 0) {
      System.exit(isAllAsExpected() ? 0 : 1);
    } else if (args[0].equals(CLEAN)) {
      System.exit(isClean(args.length == 1 ? null : args[1]) ? 0 : 1);
    } else {
      Class<?> checked = Class.forName(args[1]);
      show(
          args[0].equals(STRESSED)
              ? LincheckRun.ofFaultUnderStress(checked, args[2])
              : LincheckRun.ofFault(checked, args[2]));
    }
  }

  private static boolean isAllAsExpected() throws IOException, InterruptedException, UnusableFault {
    boolean passed = true;
    for (Class<?> checked : CLASSES) {
      passed &= isClean(LincheckRun.ofInterleavings(checked));
      passed &= LincheckRun.ofStress(checked).map(stress -> isClean(stress)).orElse(true);
      for (Finds finds : checked.getAnnotationsByType(Finds.class)) {
        passed &= isFound(INTERLEAVED, checked, finds.fault());
        if (finds.underStress()) {
          passed &= isFoundUnderStress(checked, finds.fault());
        }
      }
    }
    return passed;
  }

  private static boolean isClean(String first) {
    Stream<LincheckRun> all =
        Stream.concat(
            CLASSES.stream().flatMap(checked -> LincheckRun.ofFault(checked, first).stream()),
            CLASSES.stream().map(checked -> LincheckRun.ofInterleavings(checked)));
    return all.allMatch(run -> isClean(run));
  }

  private static boolean isClean(LincheckRun run) {
    Optional<LincheckAssertionError> difference = run.difference();
    System.out.println(run.finished(difference.isEmpty()));
    difference.ifPresent(
        error -> {
          System.out.println(calls(error.getFailure$lincheck().getScenario()) + " calls");
          System.err.println(error.getMessage());
        });
    return difference.isEmpty();
  }

  private static int calls(ExecutionScenario scenario) {
    return scenario.getInitExecution().size()
        + scenario.getParallelExecution().stream().mapToInt(List::size).sum()
        + scenario.getPostExecution().size();
  }

  private static void show(Optional<LincheckRun> run) {
    Optional<LincheckAssertionError> difference =
        run.orElseThrow().withoutShrinking().difference();
    difference.ifPresent(error -> System.out.println(error.getMessage()));
    System.exit(difference.isPresent() ? FOUND : 0);
  }

  private static boolean isFoundUnderStress(Class<?> checked, String fault)
      throws IOException, InterruptedException, UnusableFault {
    if (Runtime.getRuntime().availableProcessors() == 1) {
      System.err.println(checked.getSimpleName() + ": one processor, no stress that finds faults");
      return true;
    }
    return isFound(STRESSED, checked, fault);
  }

  /** Whether a JVM in which the faulty copy comes first finds a difference. */
  private static boolean isFound(String how, Class<?> checked, String name)
      throws IOException, InterruptedException, UnusableFault {
    try (FaultyCopy copy = FAULTS.plant(name)) {
      ProcessBuilder builder =
          new ProcessBuilder(
                  ChildProcess.java(
                      // That its agent and shared classes do not go together.
                      "-XX:-PrintWarnings",
                      "-XX:TieredStopAtLevel=1",
                      "-XX:+UseSerialGC",
                      "-cp",
                      copy.classPathEntry()
                          + File.pathSeparator
                          + System.getProperty("java.class.path"),
                      LincheckMain.class.getName(),
                      how,
                      checked.getName(),
                      name))
              .redirectErrorStream(true);
      try (ChildProcess child = ChildProcess.start(builder)) {
        String output = new String(child.process().getInputStream().readAllBytes());
        boolean found = child.process().waitFor() == FOUND;
        System.out.println(
            FinishedCheck.ofPlantedFault(found, checked.getSimpleName(), name, how));
        if (!found) {
          System.err.println(output);
        }
        return found;
      }
    }
  }
}
