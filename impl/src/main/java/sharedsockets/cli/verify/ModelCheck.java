package sharedsockets.cli.verify;

import java.io.PrintWriter;
import java.util.List;
import sharedsockets.cli.report.ProgressLine;
import sharedsockets.model.check.CheckListener;
import sharedsockets.model.check.Checker;
import sharedsockets.model.check.Configuration;
import sharedsockets.model.check.Engine;
import sharedsockets.model.check.Models;
import sharedsockets.model.check.Outcome;
import sharedsockets.model.check.Progress;
import sharedsockets.model.report.OutcomeTable;

/** Checks configurations and tells a person what came out. */
public final class ModelCheck {
  private final Models models;
  private final int workers;
  private final PrintWriter out;
  private final PrintWriter err;

  public ModelCheck(Models models, int workers, PrintWriter out, PrintWriter err) {
    this.models = models;
    this.workers = workers;
    this.out = out;
    this.err = err;
  }

  /** Runs them. */
  public List<Outcome> run(Engine engine, List<Configuration> configurations)
      throws InterruptedException {
    return run(engine, configurations, CheckListener.NONE);
  }

  /** Runs them, and lets somebody else listen. */
  List<Outcome> run(Engine engine, List<Configuration> configurations, CheckListener other)
      throws InterruptedException {
    try (ProgressLine line = new ProgressLine(err, configurations.size())) {
      CheckListener both =
          new CheckListener() {
            @Override
            public void progress(Configuration configuration, Progress progress) {
              line.progress(configuration, progress);
              other.progress(configuration, progress);
            }

            @Override
            public void finished(Outcome outcome) {
              line.finished(outcome);
              other.finished(outcome);
            }
          };
      return new Checker(models, engine, workers, both).check(configurations);
    }
  }

  /** Prints the complaints about broken models, and warnings, to standard error. */
  public void tellBroken(List<Outcome> outcomes) {
    for (Outcome outcome : outcomes) {
      if (outcome.isBroken()) {
        err.println(differences(outcome));
      } else {
        outcome.found().warnings().forEach(text -> err.println(warning(outcome, text)));
      }
    }
    err.flush();
  }

  private static String warning(Outcome outcome, String text) {
    return outcome.configuration().name() + ": warning: " + text;
  }

  /** Prints a counterexample for each violation that was asked for or not expected. */
  public void explain(List<Outcome> outcomes, boolean expectedOnesToo) {
    for (Outcome outcome : outcomes) {
      if (!outcome.isBroken() && (expectedOnesToo || !outcome.isAsExpected())) {
        explain(outcome);
      }
    }
  }

  private void explain(Outcome outcome) {
    String name = outcome.configuration().name();
    if (!outcome.isAsExpected()) {
      out.println(differences(outcome));
    }
    if (!outcome.explanation().isEmpty()) {
      String about = outcome.configuration().about();
      out.println(name + (about.isEmpty() ? "" : ": " + about));
      outcome.explanation().forEach(line -> out.println("  " + line));
      out.println();
    }
  }

  private static String differences(Outcome outcome) {
    return outcome.configuration().name() + ": " + String.join("; ", outcome.differences());
  }

  /** Prints the table, the probabilities that a state was missed, and how many are as expected. */
  public void table(List<Outcome> outcomes) {
    OutcomeTable.lines(outcomes).forEach(out::println);
    long expected = outcomes.stream().filter(Outcome::isAsExpected).count();
    for (Outcome outcome : outcomes) {
      if (!outcome.isBroken()) {
        outcome
            .found()
            .collision()
            .ifPresent(collision -> out.println(outcome.configuration().name() + ": " + collision));
      }
    }
    out.println(expected + " of " + outcomes.size() + " as expected");
    out.flush();
  }
}
