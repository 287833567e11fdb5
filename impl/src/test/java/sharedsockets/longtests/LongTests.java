package sharedsockets.longtests;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;
import static org.junit.platform.launcher.TagFilter.includeTags;

import java.nio.file.Path;
import java.util.Set;
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

  private volatile boolean hasFailed;

  /** Takes the folder. */
  public static void main(String[] args) {
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
    if (result.getStatus() == Status.ABORTED) {
      System.err.println(test.getDisplayName() + " was not run: " + result.getThrowable());
      return;
    }
    boolean passed = result.getStatus() == Status.SUCCESSFUL;
    if (test.isTest() || !passed) {
      System.out.println(new FinishedCheck(passed, className(test), test.getDisplayName()));
    }
    if (!passed) {
      hasFailed = true;
      result.getThrowable().ifPresent(Throwable::printStackTrace);
    }
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
