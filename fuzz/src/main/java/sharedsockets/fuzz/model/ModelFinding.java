package sharedsockets.fuzz.model;

import java.util.List;
import sharedsockets.fuzz.harness.FindingError;
import sharedsockets.fuzz.harness.FindingFolder;
import sharedsockets.fuzz.harness.FoundProgram;
import sharedsockets.trace.Event;
import sharedsockets.transitions.GuidedRun;
import sharedsockets.transitions.WrongAnswer;

/** A wrong answer that the model-based target has met, made short. */
final class ModelFinding {
  private final ModelCoverage model;
  private final GuidedRun run;

  ModelFinding(ModelCoverage model, GuidedRun run) {
    this.model = model;
    this.run = run;
  }

  /** Writes it down, where there is a folder for it. */
  FindingError report() {
    WrongAnswer first = run.divergence().orElseThrow();
    GuidedRun.Path path = run.shortest(run.path());
    WrongAnswer divergence = run.divergence().orElse(first);
    List<Event> trace = run.trace(path);
    return FindingFolder.report(
        new FoundProgram(
            "model",
            model.name(),
            run.profile(path.start()),
            divergence.rules(),
            trace,
            divergence.call(),
            divergence.observed(),
            divergence.allowed()));
  }
}
