package sharedsockets.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import sharedsockets.cli.report.ReplayProgress;
import sharedsockets.model.check.Configuration;
import sharedsockets.model.check.InvalidModel;
import sharedsockets.model.check.Models;
import sharedsockets.replay.Program;
import sharedsockets.replay.Programs;
import sharedsockets.suite.Suite;
import sharedsockets.suite.SuitePlan;
import sharedsockets.suite.SuiteTrace;
import sharedsockets.suite.TraceKind;

/**
 * The conformance suite as programs, which are made of the models while the first ones are already
 * performed.
 */
final class BuiltInSuite implements Programs {
  private final Models models;
  private final boolean negative;
  private final int every;
  private final ReplayProgress progress;
  private final BooleanSupplier isStopped;

  private final List<Program> programs = new ArrayList<>();
  private boolean isWhole;
  private Exception failure;

  /**
   * A suite that is still to be made.
   *
   * @param every of all traces of a model each of so many only
   * @param progress is told of each model
   * @param isStopped whether the rest is not wanted any more
   */
  BuiltInSuite(
      Models models,
      boolean negative,
      int every,
      ReplayProgress progress,
      BooleanSupplier isStopped) {
    this.models = models;
    this.negative = negative;
    this.every = every;
    this.progress = progress;
    this.isStopped = isStopped;
  }

  /** Begins to make it. */
  void begin(SuitePlan plan) {
    Thread maker = new Thread(() -> make(plan), "suite");
    maker.setDaemon(true);
    maker.start();
  }

  private void make(SuitePlan plan) {
    try {
      for (Configuration configuration : plan.models()) {
        if (isStopped.getAsBoolean()) {
          break;
        }
        progress.beside("making the suite of " + configuration.name());
        add(Suite.generate(models, configuration, plan).traces());
      }
      end(null);
    } catch (InvalidModel | RuntimeException e) {
      end(e);
    }
    progress.beside("");
  }

  private synchronized void add(List<SuiteTrace> traces) {
    int number = 0;
    for (SuiteTrace trace : traces) {
      boolean isWanted = negative || trace.kind() != TraceKind.NEGATIVE;
      if (isWanted && number++ % every == 0) {
        programs.add(new Program(trace.name(), trace.events()));
      }
    }
    notifyAll();
  }

  private synchronized void end(Exception with) {
    failure = with;
    isWhole = true;
    notifyAll();
  }

  @Override
  public synchronized Optional<Program> get(int number) throws InterruptedException {
    while (number >= programs.size() && !isWhole) {
      wait();
    }
    return number < programs.size() ? Optional.of(programs.get(number)) : Optional.empty();
  }

  @Override
  public synchronized int size() {
    return programs.size();
  }

  /** The part of it that this is; none can be told before all of it is made. */
  synchronized double share(long performed) {
    return isWhole ? (double) performed / Math.max(1, programs.size()) : Double.NaN;
  }

  /**
   * To be asked at the end.
   *
   * @throws InvalidModel if a model is broken
   */
  synchronized void requireMade() throws InvalidModel {
    if (failure instanceof InvalidModel invalid) {
      throw invalid;
    } else if (failure instanceof RuntimeException error) {
      throw error;
    }
  }
}
