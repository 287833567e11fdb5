package sharedsockets.cli.verify;

import static sharedsockets.model.report.OutcomeTable.number;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import sharedsockets.jpf.HarnessResult;
import sharedsockets.jpf.Installation;

/** Runs the harnesses of Java PathFinder where one is installed. */
final class JpfStep implements VerifyStep {
  private final PathFinderOptions options = new PathFinderOptions();
  private final PrintWriter err;

  JpfStep(PrintWriter err) {
    this.err = err;
  }

  @Override
  public String name() {
    return "JPF";
  }

  @Override
  public VerifyStep.Result run(PrintWriter out, Processors.Share processors)
      throws InterruptedException {
    try {
      if (!options.areHere()) {
        return VerifyStep.Result.skipped("JPF: no harnesses here");
      }
      Optional<Installation> installation = Installation.find();
      if (installation.isEmpty()) {
        String what = "JPF: not installed, %d harnesses not run".formatted(options.check().size());
        out.println(what);
        out.println(Installation.howToName());
        return VerifyStep.Result.skipped(what);
      }
      List<HarnessResult> results;
      try (Processors.Held held = processors.all()) {
        results = options.run(installation.get(), out, err);
      }
      long expected = results.stream().filter(HarnessResult::isAsExpected).count();
      long faults = results.stream().filter(r -> r.fault().isPresent() && r.isAsExpected()).count();
      long states = results.stream().mapToLong(HarnessResult::states).sum();
      return new VerifyStep.Result(
          expected,
          results.size(),
          number(states) + " states, " + faults + " planted faults found");
    } catch (IOException e) {
      out.println(e.getMessage());
      return new VerifyStep.Result(0, 1, "cannot be run");
    }
  }
}
