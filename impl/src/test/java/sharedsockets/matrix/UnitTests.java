package sharedsockets.matrix;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;

import java.nio.file.Path;
import java.util.Set;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import sharedsockets.cli.verify.FinishedCheck;

/**
 * Runs all tests of a folder of classes, up to the first that fails, which it tells. Exit status: 0
 * none has failed, 1 one has, 2 there are none.
 */
public final class UnitTests implements TestExecutionListener {
  /** A test that waits for ever has failed. */
  private static final String LONGEST = "20 s";

  private int passed;

  /** Takes the folder. */
  public static void main(String[] args) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectClasspathRoots(Set.of(Path.of(args[0]))))
            .configurationParameter("junit.jupiter.execution.timeout.default", LONGEST)
            .configurationParameter(
                "junit.jupiter.execution.timeout.thread.mode.default", "SEPARATE_THREAD")
            .build();
    UnitTests tests = new UnitTests();
    LauncherFactory.create().execute(request, tests);
    System.exit(tests.passed == 0 ? 2 : 0);
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (result.getStatus() == Status.FAILED) {
      String name =
          test.getSource()
              .filter(MethodSource.class::isInstance)
              .map(MethodSource.class::cast)
              .map(MethodSource::getClassName)
              .orElse("test");
      System.out.println(new FinishedCheck(false, name, test.getDisplayName()));
      System.out.flush();
      // Not exit: whatever hangs must not keep this from ending.
      Runtime.getRuntime().halt(1);
    }
    passed += test.isTest() ? 1 : 0;
  }
}
