package sharedsockets.replay;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import sharedsockets.adapter.AdapterSource;
import sharedsockets.trace.Event;

/** Performs programs on an implementation and collects where it deviates. */
public final class Replay {
  /** How often a program is tried again without the steps that deviate. */
  private static final int MOST_REPEATS = 30;

  private final AdapterSource source;
  private final Settings settings;
  private final Consumer<Progress> progress;

  /** How far a run is. */
  public record Progress(long traces, long steps, int findings) {}

  /** What is told of each trace that was performed. */
  public interface Recorder {
    void record(String program, List<Event> trace);
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
    Experience experience = new Experience();
    Queue<Program> queue = new ConcurrentLinkedQueue<>(programs);
    int jobs = Math.max(1, Math.min(settings.jobs(), programs.size()));
    Workers.run(
        source,
        jobs,
        slot -> {
          Hand hand = new Hand(slot, settings, experience);
          for (Program next = queue.poll();
              next != null && hand.isOfUse() && settings.goesOn(tally.findings());
              next = queue.poll()) {
            performWhole(next, hand, tally);
            tally.traceDone();
            progress.accept(new Progress(tally.traces(), tally.steps(), tally.findings()));
          }
        });
    return tally.report();
  }

  /**
   * Goes on behind each deviation, by performing the program again without that step; where
   * requests overlap it ends there.
   */
  private void performWhole(Program program, Hand hand, Tally tally) {
    Program left = program;
    int from = 0;
    for (int i = 0; i < MOST_REPEATS && hand.isOfUse() && settings.goesOn(tally.findings()); i++) {
      Performance performance = hand.perform(left, from);
      tally.add(performance, from);
      hand.learn(performance, tally);
      if (performance.deviation().isEmpty()) {
        recorder.record(program.name(), performance.trace());
        return;
      }
      hand.found(performance, tally);
      from = performance.lastStep();
      Program performed = performance.program();
      if (from >= performed.steps().size() || settings.threads() > 1) {
        return;
      }
      left = performed.without(from);
    }
  }
}
