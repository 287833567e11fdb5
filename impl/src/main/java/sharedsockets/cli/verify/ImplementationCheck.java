package sharedsockets.cli.verify;

import static sharedsockets.model.report.OutcomeTable.number;
import static sharedsockets.model.report.OutcomeTable.seconds;

import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import sharedsockets.cli.report.ProgressLine;
import sharedsockets.model.check.Configuration;
import sharedsockets.model.check.InvalidModel;
import sharedsockets.model.check.Models;
import sharedsockets.model.check.Size;
import sharedsockets.model.report.Table;
import sharedsockets.transitions.TransitionCheck;
import sharedsockets.transitions.TransitionCoverage;
import sharedsockets.transitions.WrongAnswer;

/** Holds the reference implementation to models and tells a person what came out. */
public final class ImplementationCheck {
  private static final String MODULE = "MCSharedSockets.tla";

  private final Models models;
  private final int workers;
  private final PrintWriter out;
  private final PrintWriter err;

  /**
   * The result of one model.
   *
   * @param cpu of the thread that did it
   */
  public record Outcome(
      String name, TransitionCheck.Result result, Duration elapsed, Duration cpu) {
    public boolean conforms() {
      return result.conforms();
    }
  }

  public ImplementationCheck(Models models, int workers, PrintWriter out, PrintWriter err) {
    this.models = models;
    this.workers = workers;
    this.out = out;
    this.err = err;
  }

  /** The models of some sizes that speak of Winsock's calls. */
  public static List<Configuration> suitable(Models models, Size... sizes) {
    return models.all().stream()
        .filter(each -> List.of(sizes).contains(each.size()))
        .filter(each -> each.model().module().getFileName().toString().equals(MODULE))
        .toList();
  }

  /**
   * Checks models, several at a time; each stops at the first wrong answer.
   *
   * @param pairs see {@link TransitionCheck}
   * @param failFast whether to begin with none after a wrong answer
   * @return those that were begun with, in the order given
   */
  public List<Outcome> run(List<Configuration> configurations, boolean pairs, boolean failFast)
      throws InvalidModel, InterruptedException {
    try (ProgressLine line = new ProgressLine(err, configurations.size())) {
      ExecutorService pool = Executors.newFixedThreadPool(workers);
      try {
        AtomicBoolean ended = new AtomicBoolean();
        List<Future<Outcome>> running = new ArrayList<>();
        for (Configuration each : configurations) {
          running.add(
              pool.submit(
                  () -> {
                    Outcome outcome = ended.get() ? null : check(each, pairs, line);
                    if (failFast && outcome != null && !outcome.conforms()) {
                      ended.set(true);
                    }
                    return outcome;
                  }));
        }
        List<Outcome> outcomes = new ArrayList<>();
        for (Future<Outcome> each : running) {
          outcomes.add(each.get());
        }
        outcomes.removeIf(Objects::isNull);
        return outcomes;
      } catch (ExecutionException e) {
        if (e.getCause() instanceof InvalidModel invalid) {
          throw invalid;
        }
        throw new IllegalStateException(e.getCause().toString(), e.getCause());
      } finally {
        pool.shutdownNow();
      }
    }
  }

  private Outcome check(Configuration configuration, boolean pairs, ProgressLine line)
      throws InvalidModel {
    long start = System.nanoTime();
    long cpu = cpuNanos();
    String name = configuration.name();
    TransitionCheck check =
        new TransitionCheck(configuration.model(), models.texts(configuration.model()), pairs);
    TransitionCheck.Result result =
        check.run(
            progress ->
                line.progress(
                    name,
                    "%s of %s states, %s calls"
                        .formatted(
                            number(progress.done()),
                            number(progress.states()),
                            number(progress.calls()))));
    line.finished(name);
    return new Outcome(
        name,
        result,
        Duration.ofNanos(System.nanoTime() - start),
        Duration.ofNanos(cpuNanos() - cpu));
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /** The sum over models. */
  static TransitionCoverage total(List<Outcome> outcomes) {
    return outcomes.stream()
        .map(outcome -> outcome.result().coverage())
        .reduce(TransitionCoverage.NONE, TransitionCoverage::plus);
  }

  /** Prints each wrong answer with the way to it. */
  public void explain(List<Outcome> outcomes) {
    for (Outcome outcome : outcomes) {
      outcome.result().divergence().ifPresent(found -> explain(outcome.name(), found));
    }
  }

  private void explain(String name, WrongAnswer divergence) {
    describe(name, divergence).forEach(out::println);
    out.println();
  }

  /** A wrong answer, for people. */
  public static List<String> describe(String name, WrongAnswer divergence) {
    List<String> lines = new ArrayList<>();
    lines.add(name + ": diverges: " + String.join(" ", divergence.rules()));
    lines.add("     profile: " + divergence.machine());
    int number = 0;
    for (String step : divergence.path()) {
      lines.add("  " + ++number + ". " + step);
    }
    lines.add("  " + ++number + ". " + divergence.call());
    lines.add("     observed  " + divergence.observed());
    divergence.allowed().forEach(answer -> lines.add("     allowed   " + answer));
    return lines;
  }

  /** Prints the table and how many models are answered rightly. */
  public void table(List<Outcome> outcomes) {
    tableOf(outcomes).lines().forEach(out::println);
    long conforming = outcomes.stream().filter(Outcome::conforms).count();
    TransitionCoverage total = total(outcomes);
    out.println(
        "%d of %d models conform; %s of %s transitions driven (%s), %s observations, %s pairs"
            .formatted(
                conforming,
                outcomes.size(),
                number(total.driven()),
                number(total.transitions()),
                percent(total),
                number(total.observations()),
                number(total.pairs())));
    out.flush();
  }

  /** The table; a row that does not conform begins with an exclamation mark. */
  static Table tableOf(List<Outcome> outcomes) {
    Table table =
        new Table(
            "",
            "model",
            "states",
            "reached",
            "transitions",
            "driven",
            "answers",
            "not chosen",
            "observations",
            "pairs",
            "seconds",
            "cpu");
    for (Outcome outcome : outcomes) {
      row(
          table,
          outcome.conforms() ? "" : "!",
          outcome.name(),
          outcome.result().coverage(),
          seconds(outcome.elapsed()),
          seconds(outcome.cpu()));
    }
    return table;
  }

  private static void row(
      Table table, String mark, String name, TransitionCoverage c, String elapsed, String cpu) {
    table.row(
        mark,
        name,
        number(c.states()),
        number(c.reached()),
        number(c.transitions()),
        number(c.driven()),
        number(c.edges()),
        number(Math.max(0, c.edges() - c.chosen())),
        number(c.observations()),
        c.pairs() == 0 ? "-" : number(c.pairs()),
        elapsed,
        cpu);
  }

  /** Never 100 % unless it is all of them. */
  static String percent(TransitionCoverage coverage) {
    return coverage.transitions() == 0
        ? "-"
        : Math.floor(1000.0 * coverage.driven() / coverage.transitions()) / 10 + " %";
  }
}
