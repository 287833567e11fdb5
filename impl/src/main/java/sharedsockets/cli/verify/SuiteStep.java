package sharedsockets.cli.verify;

import static sharedsockets.model.report.OutcomeTable.number;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import sharedsockets.cli.page.Grid;
import sharedsockets.cli.page.Section;
import sharedsockets.model.check.Configuration;
import sharedsockets.model.check.InvalidModel;
import sharedsockets.model.check.Models;
import sharedsockets.model.check.Size;
import sharedsockets.model.report.Table;
import sharedsockets.oracle.ProfileSetting;
import sharedsockets.oracle.Verdict;
import sharedsockets.order.Judge;
import sharedsockets.suite.ModelSuite;
import sharedsockets.suite.Suite;
import sharedsockets.suite.SuiteCoverage;
import sharedsockets.suite.SuitePlan;
import sharedsockets.suite.SuiteTrace;

/**
 * Generates the conformance suite of the small models: its traces must take every transition, and
 * the oracle must accept each of them.
 */
final class SuiteStep implements VerifyStep {
  private static final String PROFILE = "windows";

  private final Models models;
  private long traces;
  private long conforming;
  private final List<SuiteCoverage> coverage = new ArrayList<>();
  private final Map<String, Long> rules = new TreeMap<>();

  SuiteStep(Models models) {
    this.models = models;
  }

  @Override
  public String name() {
    return "conformance suite";
  }

  /** How many of its traces are about a rule. */
  Map<String, Long> tracesOfRules() {
    return rules;
  }

  @Override
  public List<Section> sections() {
    Table table = new Table("model", "states", "transitions", "covered", "traces", "events");
    coverage.forEach(
        each ->
            table.row(
                each.model(),
                number(each.states()),
                number(each.transitions()),
                number(each.covered()),
                number(each.traces()),
                number(each.events())));
    return List.of(Section.of("Conformance suite", "", Grid.of(table)));
  }

  @Override
  public Result run(PrintWriter out, Processors.Share processors) throws InterruptedException {
    List<Configuration> small = Suite.configurations(models, List.of(Size.SMALL));
    SuitePlan plan = SuitePlan.of(small, ProfileSetting.of(PROFILE));
    int expected = 0;
    try {
      for (Configuration model : small) {
        try (Processors.Held held = processors.here()) {
          ModelSuite suite = Suite.generate(models, model, plan);
          expected += isAsExpected(suite, plan.profile(), out) ? 1 : 0;
        }
      }
    } catch (InvalidModel | IOException e) {
      out.println(e.getMessage());
      return new Result(0, 1, "cannot be generated");
    }
    out.flush();
    return new Result(
        expected,
        small.size(),
        "%s of %s traces conform".formatted(number(conforming), number(traces)));
  }

  private boolean isAsExpected(ModelSuite suite, ProfileSetting profile, PrintWriter out)
      throws IOException {
    long refused = 0;
    Judge judge = new Judge(profile);
    for (SuiteTrace trace : suite.traces()) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      trace.write(bytes);
      Verdict verdict = judge.judge(new ByteArrayInputStream(bytes.toByteArray()));
      if (!(verdict instanceof Verdict.Conforms)) {
        out.println(trace.name() + ": " + verdict);
        refused++;
      }
    }
    coverage.add(suite.coverage());
    suite.traces().forEach(trace -> trace.rules().forEach(id -> rules.merge(id, 1L, Long::sum)));
    traces += suite.traces().size();
    conforming += suite.traces().size() - refused;
    long missed = suite.coverage().transitions() - suite.coverage().covered();
    if (missed > 0) {
      out.println(suite.model() + ": " + number(missed) + " transitions are not covered");
    }
    return refused == 0 && missed == 0;
  }
}
