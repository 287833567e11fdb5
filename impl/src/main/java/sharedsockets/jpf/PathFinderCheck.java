package sharedsockets.jpf;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import sharedsockets.faults.FaultyCopy;
import sharedsockets.faults.UnusableFault;

/**
 * Runs every harness of a folder, once as it is and once with the fault that it must find, several
 * at a time.
 */
public final class PathFinderCheck {
  private static final String ALL_PROGRAMS = "+target.args=" + Integer.MAX_VALUE;

  private final Path folder;
  private final HarnessFaults faults;
  private final List<Harness> harnesses;
  private final List<String> depthSettings;

  /**
   * A check of the harnesses of a folder, of which there must be some.
   *
   * @param folder of {@code .jpf} files
   * @param faults those that harnesses name
   * @param depth 1: all harnesses that say nothing of depth; 2: those too that ask for 2
   */
  public PathFinderCheck(Path folder, HarnessFaults faults, int depth) throws IOException {
    this.folder = folder;
    this.faults = faults;
    depthSettings = depth > 1 ? List.of(ALL_PROGRAMS) : List.of();
    harnesses = Harness.in(folder).stream().filter(harness -> harness.depth() <= depth).toList();
    if (harnesses.isEmpty()) {
      throw new IOException("there is no .jpf file in " + folder);
    }
  }

  /** How many harnesses there are. */
  public int size() {
    return harnesses.size();
  }

  /** How many runs that makes. */
  public long runs() {
    return size() + harnesses.stream().filter(harness -> harness.faultName().isPresent()).count();
  }

  /**
   * Runs them.
   *
   * @param workers how many at a time
   * @param finished told of each that has ended; not by several threads at once
   * @throws IOException if a run cannot be made
   */
  public List<HarnessResult> run(
      Installation installation, int workers, Consumer<HarnessResult> finished)
      throws IOException, InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(workers);
    try (Reduction reduction = Reduction.of(installation, folder)) {
      Runs runs = new Runs(installation, reduction);
      List<Future<HarnessResult>> running = new ArrayList<>();
      for (Harness harness : harnesses) {
        running.add(threads.submit(() -> tell(runs.clean(harness), finished)));
      }
      for (Harness harness : harnesses) {
        if (harness.faultName().isPresent()) {
          running.add(threads.submit(() -> tell(runs.faulty(harness), finished)));
        }
      }
      List<HarnessResult> results = new ArrayList<>();
      for (Future<HarnessResult> result : running) {
        results.add(result.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw new IOException(e.getCause().getMessage(), e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  /**
   * Runs the harnesses of the reference implementation on another one, one after the other, up to
   * the first that finds something wrong with it.
   *
   * @param classes of that implementation
   * @param fault harnesses that say to find this planted fault come first; may be null
   * @return of the last one that was run
   */
  public HarnessResult firstFinding(
      Installation installation, Path classes, String fault, Consumer<HarnessResult> finished)
      throws IOException, InterruptedException {
    List<Harness> order =
        harnesses.stream()
            .filter(harness -> harness.specificationFault().isEmpty())
            .sorted(Comparator.comparing(harness -> fault == null || !harness.saysToFind(fault)))
            .toList();
    if (order.isEmpty()) {
      throw new IOException(folder + " has no harness of the reference implementation");
    }
    HarnessResult last = null;
    try (Reduction reduction = Reduction.of(installation, folder)) {
      Runs runs = new Runs(installation, reduction);
      for (Harness harness : order) {
        last = tell(runs.of(harness, Optional.empty(), Optional.of(classes)), finished);
        if (!last.isAsExpected()) {
          break;
        }
      }
    }
    return last;
  }

  private synchronized HarnessResult tell(HarnessResult result, Consumer<HarnessResult> finished) {
    finished.accept(result);
    return result;
  }

  /** Runs of harnesses by one Java PathFinder. */
  private final class Runs {
    private final Installation installation;
    private final Reduction reduction;

    Runs(Installation installation, Reduction reduction) {
      this.installation = installation;
      this.reduction = reduction;
    }

    HarnessResult clean(Harness harness) throws IOException, InterruptedException {
      return of(harness, Optional.empty(), Optional.empty());
    }

    HarnessResult faulty(Harness harness) throws IOException, InterruptedException, UnusableFault {
      try (FaultyCopy copy = faults.plant(harness)) {
        return of(harness, harness.faultName(), Optional.of(copy.classPathEntry()));
      }
    }

    HarnessResult of(Harness harness, Optional<String> fault, Optional<Path> classes)
        throws IOException, InterruptedException {
      List<String> settings = new ArrayList<>(depthSettings);
      settings.addAll(reduction.settings());
      classes.ifPresent(folder -> settings.add(inFront(folder)));
      long start = System.nanoTime();
      PathFinderOutput report = PathFinderRun.of(installation, harness, settings);
      Duration time = Duration.ofNanos(System.nanoTime() - start);
      return HarnessResult.of(harness, fault, report, time);
    }
  }

  /** Two plus signs: in front of what the harness says. */
  private static String inFront(Path classes) {
    return "++classpath=" + classes + ",";
  }
}
