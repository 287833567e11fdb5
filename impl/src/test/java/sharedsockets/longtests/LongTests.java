package sharedsockets.longtests;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;
import static org.junit.platform.launcher.TagFilter.includeTags;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import sharedsockets.cli.verify.FinishedCheck;

/**
 * Runs the tests of a folder of classes that have the tag {@value #TAG}, those that {@code make
 * test} leaves to {@code make verify}. It prints a line for each {@link FinishedCheck}. Exit
 * status: 0 none has failed, 1 one has.
 */
public final class LongTests implements TestExecutionListener {
  private static final String TAG = "long";
  private static final Logger PARAMETERS =
      Logger.getLogger("org.junit.platform.launcher.core.LauncherConfigurationParameters");

  private boolean hasFailed;

  /** Takes the folder. */
  public static void main(String[] args) {
    // That settings of several modules are on the class path: none of them counts here.
    PARAMETERS.setLevel(Level.SEVERE);
    LongTests tests = new LongTests();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClasspathRoots(Set.of(Path.of(args[0]))))
                .filters(includeTags(TAG))
                // verify has given this JVM one processor.
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
                .build(),
            tests);
    System.exit(tests.hasFailed ? 1 : 0);
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    String why = result.getThrowable().map(LongTests::inOneLine).orElse("");
    if (result.getStatus() == Status.ABORTED) {
      System.err.println(className(test) + "." + test.getDisplayName() + " was not run: " + why);
      return;
    }
    boolean passed = result.getStatus() == Status.SUCCESSFUL;
    hasFailed |= !passed;
    if (test.isTest() || !passed) {
      String checked = test.getDisplayName() + (passed ? "" : " " + why);
      System.out.println(new FinishedCheck(passed, className(test), checked));
    }
  }

  private static String inOneLine(Throwable thrown) {
    String place =
        Arrays.stream(thrown.getStackTrace())
            .filter(frame -> frame.getClassName().endsWith("Test"))
            .findFirst()
            .map(frame -> " (" + frame.getFileName() + ":" + frame.getLineNumber() + ")")
            .orElse("");
    return thrown.toString().strip().replaceAll("\\s+", " ") + place;
  }

  /** Without its packages. */
  private static String className(TestIdentifier test) {
    return test.getUniqueIdObject().getSegments().stream()
        .filter(segment -> segment.getType().equals("class"))
        .map(segment -> segment.getValue().replaceFirst(".*\\.", ""))
        .findFirst()
        .orElse("tests");
  }
}
