package sharedsockets.replay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import sharedsockets.adapter.AdapterFailure;
import sharedsockets.adapter.AdapterSource;
import sharedsockets.synthetic.RandomCalls;
import sharedsockets.trace.Event;

/**
 * Random walks on an implementation, weighted to requests that were made least often after the last
 * one on their socket, and in their situation. With the same seed and as many jobs, an
 * implementation that answers the same is asked the same.
 */
public final class Exploration {
  private static final int LENGTH = 60;
  private static final int PROCESSES = 3;
  private static final int DESCRIPTORS = 6;
  private static final double MISUSE = 0.1;

  /** The part of its time that it goes on for where something is found, which is to be shrunk. */
  private static final double WALKING = 2.0 / 3;

  /** For shrinking there is as much more, if it is needed. */
  private static final Duration LEAST_SHRINKING = Duration.ofSeconds(10);

  /** For a round so many requests are tried, first those that may get in each other's way. */
  private static final int TRIES = 40;

  /** Of so many requests the one is made that is the rarest. */
  private static final int CHOICE = 8;

  private final AdapterSource source;
  private final Settings settings;
  private final Consumer<Replay.Progress> progress;
  private final Replay.Recorder recorder;

  /**
   * An exploration that is still to be run.
   *
   * @param progress told from several threads
   * @param recorder told from several threads
   */
  public Exploration(
      AdapterSource source,
      Settings settings,
      Consumer<Replay.Progress> progress,
      Replay.Recorder recorder) {
    this.source = source;
    this.settings = settings;
    this.progress = progress;
    this.recorder = recorder;
  }

  /** Walks until the time is over, and shrinks what is wrong. */
  public ReplayResult run(long seed, Duration time) throws InterruptedException {
    long start = System.nanoTime();
    Tally tally = walked(seed, time);
    Duration left = time.minusNanos(System.nanoTime() - start);
    Duration shrinking = left.compareTo(LEAST_SHRINKING) > 0 ? left : LEAST_SHRINKING;
    return new Shrinking(source, settings.with(settings.stop().within(shrinking))).report(tally);
  }

  private Tally walked(long seed, Duration time) throws InterruptedException {
    Tally tally = new Tally(settings.profile(), () -> 0);
    Stop stop = settings.stop().within(time);
    long soon = System.nanoTime() + Math.round(WALKING * time.toNanos());
    AtomicInteger numbers = new AtomicInteger();
    Workers.run(
        source,
        settings.jobs(),
        stop,
        slot -> {
          int job = numbers.getAndIncrement();
          Hand hand = new Hand(slot, settings);
          Experience experience = Experience.none();
          Novelty novelty = new Novelty();
          for (int walk = job;
              (System.nanoTime() - soon < 0 || tally.found() == 0)
                  && hand.isOfUse()
                  && settings.goesOn(tally.found());
              walk += settings.jobs()) {
            String name = "seed-%d-walk-%d".formatted(seed, walk);
            Random random = new Random(seed + walk * 1_000_003L);
            Performance performance =
                settings.threads() > 1
                    ? rounds(name, random, hand)
                    : walk(name, random, hand, novelty, experience);
            if (stop.isCalled()) {
              // It was interrupted, and what came of that is nobody's fault.
              return;
            }
            tally.add(walk, performance, 0, false);
            if (performance.deviation().isEmpty()) {
              recorder.record(name, performance.trace());
            }
            tally.traceDone(performance);
            progress.accept(new Replay.Progress(tally.traces(), tally.steps(), tally.found()));
          }
        });
    return tally;
  }

  private static Performance walk(
      String name, Random random, Hand hand, Novelty novelty, Experience experience) {
    novelty.startOver();
    RandomCalls calls = new RandomCalls(random, PROCESSES, DESCRIPTORS, MISUSE);
    return hand.walk(name, calls, LENGTH, experience, session -> newest(calls, session, novelty));
  }

  /** A walk whose requests overlap. */
  private Performance rounds(String name, Random random, Hand hand) {
    int processes = Math.max(PROCESSES, settings.threads());
    RandomCalls calls = new RandomCalls(random, processes, DESCRIPTORS, MISUSE);
    try {
      OverlappingSession session = hand.overlapping(calls.processes());
      while (session.line() <= LENGTH && session.goesOn()) {
        List<Event> round = new ArrayList<>();
        for (int i = 0; i < TRIES; i++) {
          Event request = calls.next(session.line() + round.size());
          boolean isWanted = i > TRIES / 2 || session.meets(request, round);
          if (isWanted && session.mayJoin(request, round)) {
            round.add(request);
          }
        }
        if (!round.isEmpty()) {
          session.ask(round).forEach(answer -> answer.ifPresent(calls::note));
        }
      }
      return hand.ended(session.performance(name));
    } catch (AdapterFailure e) {
      return hand.unable(new Program(name, List.of()), e);
    }
  }

  /** Takes the request that is the newest, and notes it. */
  private static Event newest(RandomCalls calls, Session session, Novelty novelty) {
    Event newest = null;
    long least = Long.MAX_VALUE;
    for (int i = 0; i < CHOICE && least > 0; i++) {
      Event request = calls.next(session.line());
      long count = novelty.count(request, session.situation());
      if (count < least) {
        newest = request;
        least = count;
      }
    }
    novelty.asked(newest, session.situation());
    return newest;
  }
}
