package sharedsockets.replay;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import sharedsockets.adapter.AdapterFailure;
import sharedsockets.adapter.AdapterSource;

/** Performs programs on an implementation and collects where it deviates. */
public final class Replay {
  /** How often a program is tried again without the steps that deviate. */
  private static final int MOST_REPEATS = 30;

  /** Adapters that so many times in a row have not answered at all will not do so. */
  private static final int MOST_FAILURES = 5;

  private final AdapterSource source;
  private final Settings settings;
  private final Consumer<Progress> progress;

  /** How far a run is. */
  public record Progress(long traces, long steps, int findings) {}

  /** What is told of each trace that was performed. */
  public interface Recorder {
    void record(String program, List<sharedsockets.trace.Event> trace);
  }

  private final Recorder recorder;

  /**
   * A replay that is still to be run.
   *
   * @param progress told from several threads
   * @param recorder told from several threads
   */
  public Replay(
      AdapterSource source, Settings settings, Consumer<Progress> progress, Recorder recorder) {
    this.source = source;
    this.settings = settings;
    this.progress = progress;
    this.recorder = recorder;
  }

  /** Performs all programs. */
  public Report run(List<Program> programs) throws InterruptedException {
    Tally tally = new Tally(settings.profile());
    Queue<Program> queue = new ConcurrentLinkedQueue<>(programs);
    int jobs = Math.max(1, Math.min(settings.jobs(), programs.size()));
    Workers.run(source, jobs, slot -> new Worker(tally, slot).performAll(queue));
    return tally.report();
  }

  /** Works on one adapter. */
  private final class Worker {
    private final Tally tally;
    private final AdapterSlot slot;
    private int failures;

    Worker(Tally tally, AdapterSlot slot) {
      this.tally = tally;
      this.slot = slot;
    }

    void performAll(Queue<Program> queue) {
      for (Program next = queue.poll();
          next != null && failures < MOST_FAILURES && !Thread.interrupted();
          next = queue.poll()) {
        performWhole(next);
        tally.traceDone();
        progress.accept(new Progress(tally.traces(), tally.steps(), tally.findings()));
      }
    }

    /** Goes on behind each deviation, by performing the program again without that step. */
    private void performWhole(Program program) {
      Program left = program;
      int from = 0;
      for (int i = 0; i < MOST_REPEATS && failures < MOST_FAILURES; i++) {
        Performance performance = perform(left);
        tally.add(performance, from);
        if (performance.deviation().isEmpty()) {
          recorder.record(program.name(), performance.trace());
          return;
        }
        found(performance);
        from = performance.lastStep();
        if (from >= left.steps().size()) {
          return;
        }
        left = left.without(from);
      }
    }

    private void found(Performance performance) {
      Deviation deviation = performance.deviation().orElseThrow();
      if (!tally.isKnown(deviation)) {
        tally.add(
            deviation,
            () -> {
              Performance shortest = new Shrinker(this::perform).shrink(performance);
              return new Finding(
                  shortest.deviation().orElseThrow(),
                  performance.program().name(),
                  1,
                  shortest.trace());
            });
      }
    }

    private Performance perform(Program program) {
      try {
        Performance performance =
            Session.perform(program, slot.adapter(), settings.profile(), settings.settling());
        performance.failure().ifPresent(this::replace);
        return performance;
      } catch (AdapterFailure e) {
        replace(e);
        return Performance.none(program, settings.profile(), e);
      }
    }

    private void replace(AdapterFailure failure) {
      failures = failure.hasNeverAnswered() ? failures + 1 : 0;
      slot.discard();
    }
  }
}
