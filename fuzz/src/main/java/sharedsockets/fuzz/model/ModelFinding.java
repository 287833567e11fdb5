package sharedsockets.fuzz.model;

import sharedsockets.fuzz.harness.FindingError;
import sharedsockets.fuzz.harness.FindingFolder;
import sharedsockets.fuzz.harness.FoundProgram;
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

  /**
   * Writes it down, where there is a folder for it. It is written as it was found first: where a
   * call hangs, each shorter program that is tried takes seconds, and Jazzer may end before.
   */
  FindingError report() {
    WrongAnswer first = run.divergence().orElseThrow();
    GuidedRun.Path path = run.path();
    FoundProgram found = program(path, first);
    FindingFolder.report(found);
    GuidedRun.Path shortest = run.shortest(path);
    FoundProgram shorter = program(shortest, run.divergence().orElse(first));
    FindingError error = FindingFolder.report(shorter);
    FindingFolder.forget(found, shorter);
    return error;
  }

  private FoundProgram program(GuidedRun.Path path, WrongAnswer divergence) {
    return new FoundProgram(
        "model",
        model.name(),
        run.profile(path.start()),
        divergence.rules(),
        run.trace(path),
        divergence.call(),
        divergence.observed(),
        divergence.allowed());
  }
}
