package sharedsockets.cli.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sharedsockets.model.report.Table;
import sharedsockets.oracle.ProfileSetting;
import sharedsockets.synthetic.Corruption;
import sharedsockets.synthetic.Corruption.Fate;
import sharedsockets.trace.Event;
import sharedsockets.trace.MalformedTrace;
import sharedsockets.trace.TraceReader;

/** {@code corrupt}: replaces each observation of traces in turn and counts what the oracle sees. */
@Command(
    name = "corrupt",
    hidden = true,
    description = "Replaces each observation of conforming traces in turn by others.")
final class CorruptCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Conforming traces.")
  private List<Path> files = new ArrayList<>();

  @Option(names = "--profile", defaultValue = "documented", description = "As for check-trace.")
  private String profile;

  @Option(names = "--list", description = "List each one that is accepted.")
  private boolean list;

  @Spec private CommandSpec spec;

  private final Map<String, Map<Fate, Integer>> counts = new TreeMap<>();

  @Override
  public Integer call() throws IOException, MalformedTrace {
    PrintWriter out = spec.commandLine().getOut();
    ProfileSetting setting = ProfileSetting.of(profile);
    for (Path file : files) {
      List<Event> trace = read(file);
      for (Event event : trace) {
        for (Corruption corruption : Corruption.of(event)) {
          Fate fate = corruption.fate(trace, setting);
          counts
              .computeIfAbsent(corruption.kind(), unseen -> new EnumMap<>(Fate.class))
              .merge(fate, 1, Integer::sum);
          if (list && fate == Fate.ACCEPTED) {
            out.println(
                file
                    + ":"
                    + event.line()
                    + ": "
                    + event
                    + " -> "
                    + corruption.replaced().describeOutcome());
          }
        }
      }
    }
    print(out);
    return ExitCode.OK;
  }

  private static List<Event> read(Path file) throws IOException, MalformedTrace {
    List<Event> events = new ArrayList<>();
    try (TraceReader trace = new TraceReader(Files.newInputStream(file))) {
      for (Event event = trace.next(); event != null; event = trace.next()) {
        events.add(event);
      }
    }
    return events;
  }

  /** The kinds of which some are accepted, and the sum of all. */
  private void print(PrintWriter out) {
    Table table = new Table("replaced", "accepted", "refused", "contradictory");
    Map<Fate, Integer> total = new EnumMap<>(Fate.class);
    counts.forEach(
        (kind, fates) -> {
          if (fates.containsKey(Fate.ACCEPTED)) {
            row(table, kind, fates);
          }
          fates.forEach((fate, count) -> total.merge(fate, count, Integer::sum));
        });
    row(table, "all", total);
    table.lines().forEach(out::println);
    out.flush();
  }

  private static void row(Table table, String kind, Map<Fate, Integer> fates) {
    table.row(
        kind,
        count(fates, Fate.ACCEPTED),
        count(fates, Fate.REFUSED),
        count(fates, Fate.CONTRADICTORY));
  }

  private static String count(Map<Fate, Integer> fates, Fate fate) {
    return String.valueOf(fates.getOrDefault(fate, 0));
  }
}
