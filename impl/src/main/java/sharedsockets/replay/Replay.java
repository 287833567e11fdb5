package sharedsockets.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import sharedsockets.adapter.AdapterSource;
import sharedsockets.trace.Event;

/** Performs programs on an implementation and collects where it deviates. */
public final class Replay {
  /** How often a program is tried again without the steps that deviate. */
  private static final int MOST_REPEATS = 30;

  private final AdapterSource source;
  private final Settings settings;
  private final Consumer<Progress> progress;

  /** Receives the progress of a run. */
  public record Progress(long traces, long steps, int findings) {}

  /** Receives each trace that was performed. */
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

  /** Performs all programs, and shrinks what is wrong. */
  public ReplayResult run(List<Program> programs) throws InterruptedException {
    return run(Programs.of(programs));
  }

  /** The same of programs that may still be in the making. */
  public ReplayResult run(Programs programs) throws InterruptedException {
    Tally tally = tally(programs::size);
    perform(programs, 0, new OrderedTally(tally), Watch.NONE);
    return new Shrinking(source, settings).report(tally);
  }

  /**
   * The same of some programs, and of others that are chosen by what these have shown. Where none
   * of the first has conformed there are no others, and nothing is shrunk.
   */
  public <E extends Exception> ReplayResult run(List<Program> first, Choice<E> choice)
      throws InterruptedException, E {
    AtomicReference<Programs> others = new AtomicReference<>(Programs.of(List.of()));
    Tally tally = tally(() -> first.size() + others.get().size());
    OrderedTally sequence = new OrderedTally(tally);
    perform(Programs.of(first), 0, sequence, Watch.NONE);
    ReplayResult seen = tally.report();
    if (!settings.stop().isCalled()) {
      if (!seen.hasConformed()) {
        return seen;
      }
      others.set(choice.after(seen));
      perform(others.get(), first.size(), sequence, Watch.NONE);
    }
    return new Shrinking(source, settings).report(tally);
  }

  /** Chooses programs. */
  public interface Choice<E extends Exception> {
    /** Those that are to be performed once this was seen. */
    Programs after(ReplayResult seen) throws E;
  }

  private Tally tally(LongSupplier suite) {
    return new Tally(settings.profile(), settings.failFast() ? () -> 0 : suite);
  }

  /**
   * Performs programs until enough is known; nothing is shrunk.
   *
   * @param isEnough is told of what is wrong, of each shape once, by several threads
   */
  public ReplayResult survey(List<Program> programs, Predicate<Finding> isEnough)
      throws InterruptedException {
    Tally tally = new Tally(settings.profile(), () -> 0);
    perform(Programs.of(programs), 0, new OrderedTally(tally), new Watch(isEnough));
    return tally.report();
  }

  /** Performs programs, whose numbers begin with the first one's. */
  private void perform(Programs programs, int first, OrderedTally sequence, Watch watch)
      throws InterruptedException {
    Tally tally = sequence.tally();
    AtomicInteger next = new AtomicInteger();
    Workers.run(
        source,
        settings.jobs(),
        settings.stop(),
        slot -> {
          Hand hand = new Hand(slot, settings);
          while (hand.isOfUse() && settings.goesOn(tally.found()) && !watch.hasEnough()) {
            int number = next.getAndIncrement();
            Optional<Program> program = program(programs, number);
            if (program.isEmpty()) {
              return;
            }
            performWhole(program.get(), hand, sequence, first + number, watch);
            progress.accept(new Progress(tally.traces(), tally.steps(), tally.found()));
          }
        });
  }

  private static Optional<Program> program(Programs programs, int number) {
    try {
      return programs.get(number);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private void performWhole(
      Program program, Hand hand, OrderedTally sequence, int number, Watch watch) {
    Experience experience;
    try {
      experience = sequence.begin(number);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    List<OrderedTally.Part> parts = new ArrayList<>();
    try {
      performWhole(program, hand, experience, parts);
    } finally {
      sequence.end(number, parts, experience);
    }
    parts.forEach(part -> watch.see(part.performance()));
  }

  /**
   * Goes on behind each deviation, by performing the program again without that step; where
   * requests overlap it ends there.
   */
  private void performWhole(
      Program program, Hand hand, Experience experience, List<OrderedTally.Part> parts) {
    Program left = program;
    int from = 0;
    while (parts.size() < MOST_REPEATS && hand.isOfUse() && settings.goesOn(parts.size())) {
      Performance performance = hand.perform(left, from, experience);
      if (settings.stop().isCalled()) {
        // It was interrupted, and what came of that is nobody's fault.
        return;
      }
      parts.add(new OrderedTally.Part(performance, from));
      if (performance.deviation().isEmpty()) {
        recorder.record(program.name(), performance.trace());
        return;
      }
      from = performance.lastStep();
      Program performed = performance.program();
      if (from >= performed.steps().size() || settings.threads() > 1) {
        return;
      }
      left = performed.without(from);
    }
  }
}
