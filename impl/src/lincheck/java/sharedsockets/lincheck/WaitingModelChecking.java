package sharedsockets.lincheck;

import kotlin.Pair;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.kotlinx.lincheck.runner.CompletedInvocationResult;
import org.jetbrains.kotlinx.lincheck.runner.ExecutionPart;
import org.jetbrains.kotlinx.lincheck.runner.InvocationResult;
import org.jetbrains.kotlinx.lincheck.runner.ManagedDeadlockInvocationResult;
import org.jetbrains.kotlinx.lincheck.runner.Runner;
import org.jetbrains.kotlinx.lincheck.strategy.Strategy;
import org.jetbrains.kotlinx.lincheck.trace.Trace;
import org.jetbrains.lincheck.datastructures.CTestConfiguration;
import org.jetbrains.lincheck.datastructures.ModelCheckingCTestConfiguration;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Options;
import org.jetbrains.lincheck.jvm.agent.InstrumentationMode;

/**
 * Lincheck's model checking of calls that may wait. To Lincheck an interleaving in which all threads
 * wait is a deadlock, a fault; here it is one that has ended with some calls unanswered, and the
 * verifier decides whether these may go on waiting.
 */
final class WaitingModelChecking
    extends Options<WaitingModelChecking, WaitingModelChecking.Configuration> {
  private final ModelCheckingOptions options;

  /**
   * Of what is to be done otherwise.
   *
   * @param options as usual, with a verifier that understands a missing result
   */
  WaitingModelChecking(ModelCheckingOptions options) {
    this.options = options;
  }

  @Override
  public Configuration createTestConfigurations(Class<?> testClass) {
    return new Configuration(options.createTestConfigurations(testClass));
  }

  static final class Configuration extends CTestConfiguration {
    private final ModelCheckingCTestConfiguration usual;

    Configuration(ModelCheckingCTestConfiguration usual) {
      super(
          usual.getTestClass(),
          usual.getIterations(),
          usual.getInvocationsPerIteration(),
          usual.getThreads(),
          usual.getActorsPerThread(),
          usual.getActorsBefore(),
          usual.getActorsAfter(),
          usual.getGeneratorClass(),
          usual.getVerifierClass(),
          usual.getMinimizeFailedScenario(),
          usual.getSequentialSpecification(),
          usual.getTimeoutMs(),
          usual.getCustomScenarios());
      this.usual = usual;
    }

    @Override
    public InstrumentationMode getInstrumentationMode$lincheck() {
      return usual.getInstrumentationMode$lincheck();
    }

    @Override
    public Strategy createStrategy(
        Class<?> testClass, ExecutionScenario scenario, Actor validation) {
      return new WaitingStrategy(usual.createStrategy(testClass, scenario, validation));
    }
  }

  private static final class WaitingStrategy extends Strategy {
    private final Strategy usual;
    private InvocationResult last;

    WaitingStrategy(Strategy usual) {
      this.usual = usual;
    }

    @Override
    public InvocationResult runInvocation() {
      last = usual.runInvocation();
      return ended(last);
    }

    /** The usual strategy knows the interleaving by its own result. */
    @Override
    public Pair<Trace, InvocationResult> tryCollectTrace(InvocationResult result) {
      Pair<Trace, InvocationResult> traced = usual.tryCollectTrace(last);
      return new Pair<>(traced.getFirst(), ended(traced.getSecond()));
    }

    private static InvocationResult ended(InvocationResult result) {
      return result instanceof ManagedDeadlockInvocationResult deadlock
          ? new CompletedInvocationResult(deadlock.getResults())
          : result;
    }

    @Override
    public Runner getRunner$lincheck() {
      return usual.getRunner$lincheck();
    }

    @Override
    public boolean nextInvocation() {
      return usual.nextInvocation();
    }

    @Override
    public long awaitUserThreads(long timeoutNano) {
      return usual.awaitUserThreads(timeoutNano);
    }

    @Override
    public void beforePart(ExecutionPart part) {
      usual.beforePart(part);
    }

    @Override
    public void onActorStart(int thread) {
      usual.onActorStart(thread);
    }

    @Override
    public void onActorFinish(int thread) {
      usual.onActorFinish(thread);
    }

    @Override
    public void close() {
      usual.close();
    }
  }
}
