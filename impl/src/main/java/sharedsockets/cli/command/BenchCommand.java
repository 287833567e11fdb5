package sharedsockets.cli.command;

import static sharedsockets.model.report.OutcomeTable.number;
import static sharedsockets.model.report.OutcomeTable.seconds;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sharedsockets.cli.verify.Engines;
import sharedsockets.model.check.Configuration;
import sharedsockets.model.check.InvalidModel;
import sharedsockets.model.check.Models;
import sharedsockets.model.report.Table;

/** {@code bench}: what each engine needs for the same model, and each judge for the same trace. */
@Command(
    name = "bench",
    description =
        "Compares what each engine needs for the same model, and the oracle and TLC for the same"
            + " trace: whole processes, one thread.",
    footer = {"", "Exit status: 0 they agree, 1 they do not, 2 bad usage or input."})
final class BenchCommand implements Callable<Integer> {
  private static final long MANY_STATES = 1_000_000;
  private static final double MILLIS_PER_SECOND = 1000;

  @Parameters(
      paramLabel = "NAME",
      description = "Configurations; default: the smallest with a million distinct states.")
  private List<String> names = new ArrayList<>();

  @Mixin private ModelsOption modelsOption;

  @Option(
      names = "--events",
      paramLabel = "N",
      description = "Length of the trace (default: ${DEFAULT-VALUE}); 0: no trace.",
      defaultValue = "1000000")
  private long events;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InvalidModel, InterruptedException, IOException {
    Table table =
        new Table(
            "model",
            "engine",
            "distinct",
            "generated",
            "seconds",
            "cpu",
            "per cpu second",
            "ratio");
    boolean agree = true;
    for (String name : names.isEmpty() ? List.of(smallestOfMany()) : names) {
      agree &= compare(name, table);
    }
    PrintWriter out = spec.commandLine().getOut();
    table.lines().forEach(out::println);
    out.println();
    out.flush();
    if (events > 0) {
      agree &= judges(out);
    }
    out.println(agree ? "they agree" : "they do NOT agree");
    out.flush();
    return agree ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private boolean judges(PrintWriter out) throws InvalidModel, InterruptedException, IOException {
    try (ModelsLocation location = modelsOption.find()) {
      TraceBench traces = new TraceBench(location.models(), events);
      boolean agree = traces.run();
      traces.table().lines().forEach(out::println);
      return agree;
    }
  }

  private String smallestOfMany() throws InvalidModel {
    try (ModelsLocation location = modelsOption.find()) {
      Models models = location.models();
      return models.all().stream()
          .filter(configuration -> configuration.engines().containsAll(Engines.names()))
          .filter(configuration -> states(configuration) >= MANY_STATES)
          .min(Comparator.comparing(BenchCommand::states))
          .map(Configuration::name)
          .orElseThrow(
              () -> new InvalidModel("no configuration has a million states; name another"));
    }
  }

  private static long states(Configuration configuration) {
    return configuration.expected().distinct().orElse(0);
  }

  /** Adds a row for each engine; the ratio is how many times less than the first one it needs. */
  private boolean compare(String name, Table table)
      throws InvalidModel, InterruptedException, IOException {
    EngineProcess.Result first = null;
    boolean agree = true;
    for (String engine : Engines.names()) {
      EngineProcess.Result result = EngineProcess.run(engine, modelsOption.folder(), name);
      first = first == null ? result : first;
      agree &= result.distinct() == first.distinct();
      double cpu = Math.max(1, result.cpu().toMillis()) / MILLIS_PER_SECOND;
      table.row(
          name,
          engine,
          number(result.distinct()),
          number(result.generated()),
          seconds(result.elapsed()),
          seconds(result.cpu()),
          number(Math.round(result.generated() / cpu)),
          String.format(Locale.ROOT, "%.1f", first.cpu().toMillis() / MILLIS_PER_SECOND / cpu));
    }
    return agree;
  }
}
