package sharedsockets.cli.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sharedsockets.cli.page.HeatMap;
import sharedsockets.cli.report.MarkedPart;
import sharedsockets.cli.report.StatusLine;
import sharedsockets.faults.Fault;
import sharedsockets.faults.Faults;
import sharedsockets.faults.UnusableFault;
import sharedsockets.matrix.FaultChecker;
import sharedsockets.matrix.FaultMatrix;
import sharedsockets.matrix.MatrixDocument;
import sharedsockets.matrix.MatrixReport;
import sharedsockets.matrix.MatrixTable;
import sharedsockets.model.check.InvalidModel;
import sharedsockets.model.system.ScratchFolder;

/** {@code check-faults}: which checker finds which fault of the reference implementation. */
@Command(
    name = "check-faults",
    description =
        "Plants faults in copies of the reference implementation and lets each checker look for"
            + " them.",
    footer = {
      "",
      "To be run in a checkout that has been built. A cell of the table: seconds of "
          + "processor time until the fault was found, in brackets how many calls the program "
          + "has that shows it; - it was not found, ! the checker failed.",
      "Exit status: 0 every fault is found by two checkers at least, and nothing is found "
          + "where there is no fault, 1 not so, 2 bad usage or input."
    })
final class CheckFaultsCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FAULT", description = "Names of faults; default: all.")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--faults",
      paramLabel = "DIR",
      description = "The folder of patches (default: fuzz/faults of the checkout).")
  private Path faultsFolder;

  @Option(
      names = "--checkers",
      split = ",",
      paramLabel = "NAME",
      description =
          "Of suite (replay of the small models' suite), transitions (every one of the small"
              + " models), lincheck, jpf, jazzer, tests (unit tests); default: all that can"
              + " run here.")
  private List<String> chosen = new ArrayList<>();

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "60",
      description =
          "For how long a checker may look for a fault, in processor time of each processor that it"
              + " uses (default: ${DEFAULT-VALUE}).")
  private double seconds;

  @Option(names = "--jobs", paramLabel = "N", description = "Processors to use (default: all).")
  private int jobs = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--results",
      paramLabel = "FILE",
      description =
          "Keep in this JSON file what has been found out, as it comes; what it says already is not"
              + " looked at again.")
  private Path results;

  @Option(
      names = "--update",
      paramLabel = "FILE",
      description =
          "Write the table into this Markdown file, between its marks; what was not looked at stays"
              + " as it is there.")
  private Path update;

  @Option(
      names = "--root",
      paramLabel = "DIR",
      defaultValue = "",
      description = "The checkout's folder (default: this one).")
  private Path root;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Write the table as an HTML page, a heat map.")
  private Path html;

  @Mixin private ModelsOption modelsOption;

  @Mixin private OutputFormat format;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException, InvalidModel {
    Usage.require(spec, seconds > 0 && seconds < 1e6, "--seconds must be positive");
    Usage.require(spec, jobs >= 1, "--jobs must be at least 1");
    OutputFiles.requireWritable(spec, "--report", html);
    Faults ofCheckout = Faults.of(root);
    Path sources = folder(ofCheckout.sources());
    Duration limit = Duration.ofMillis(Math.round(seconds * 1000));
    MarkedPart part = update == null ? null : MarkedPart.of(update, "faults");
    try (ModelsLocation location = modelsOption.find();
        ScratchFolder scratch = new ScratchFolder("check-faults-")) {
      FaultCheckers all = new FaultCheckers(root, scratch.path(), limit);
      List<FaultChecker> checkers = chosen(all.all(location.models()));
      MatrixReport report =
          new MatrixReport(
              faults(ofCheckout.patches()), checkers.stream().map(FaultChecker::name).toList());
      if (results != null) {
        MatrixDocument.read(results, report);
      }
      if (report.checkers().contains(FaultCheckers.SUITE)
          && !report.isComplete(FaultCheckers.SUITE)) {
        all.makeSuite(location.models());
      }
      run(new FaultMatrix(checkers, sources, limit, jobs), report);
      print(report);
      if (part != null) {
        List<String> known = new ArrayList<>(names(Fault.in(folder(ofCheckout.patches()))));
        known.addAll(names(report.faults()));
        part.replace(new MatrixTable(report).markdown(part.table(), known));
      }
      if (html != null) {
        HeatMap.page(report).write(html);
      }
      return report.complaints().isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    } catch (UnusableFault e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private void run(FaultMatrix matrix, MatrixReport report)
      throws IOException, UnusableFault, InterruptedException {
    int total = (report.faults().size() + 1) * report.checkers().size();
    try (StatusLine line = new StatusLine(spec.commandLine().getErr())) {
      line.show("[%d/%d]".formatted(report.size(), total));
      matrix.run(
          report,
          entry -> {
            line.show(
                "[%d/%d] %s: %s: %s"
                    .formatted(
                        report.size(), total, entry.checker(), entry.fault(), entry.verdict()));
            keep(report);
          });
    }
  }

  private void keep(MatrixReport report) {
    if (results != null) {
      try {
        MatrixDocument.write(results, report);
      } catch (IOException e) {
        throw new UncheckedIOException("--results: " + e.getMessage(), e);
      }
    }
  }

  private void print(MatrixReport report) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (format.isJson()) {
      out.println(MatrixDocument.of(report));
    } else {
      new MatrixTable(report).text().forEach(out::println);
      report.complaints().forEach(out::println);
    }
    out.flush();
  }

  private List<Fault> faults(Path ofCheckout) throws IOException, UnusableFault {
    Path folder = faultsFolder == null ? folder(ofCheckout) : faultsFolder;
    Usage.require(spec, Files.isDirectory(folder), "--faults: there is no folder " + folder);
    List<Fault> all = Fault.in(folder);
    Usage.require(spec, !all.isEmpty(), "there is no fault in " + folder);
    for (String name : names) {
      Usage.require(
          spec,
          all.stream().anyMatch(fault -> fault.name().equals(name)),
          "no fault " + name + " in " + folder);
    }
    return names.isEmpty()
        ? all
        : all.stream().filter(fault -> names.contains(fault.name())).toList();
  }

  private static List<String> names(List<Fault> faults) {
    return faults.stream().map(Fault::name).toList();
  }

  private List<FaultChecker> chosen(List<FaultChecker> all) {
    for (String name : chosen) {
      Usage.require(
          spec,
          all.stream().anyMatch(checker -> checker.name().equals(name)),
          "--checkers: no "
              + name
              + "; there are "
              + String.join(", ", all.stream().map(FaultChecker::name).toList()));
    }
    List<FaultChecker> here = new ArrayList<>();
    for (FaultChecker checker : all) {
      if (chosen.isEmpty() || chosen.contains(checker.name())) {
        if (checker.missing().isEmpty()) {
          here.add(checker);
        } else {
          spec.commandLine()
              .getErr()
              .println(checker.name() + " cannot run here: " + checker.missing().get());
        }
      }
    }
    Usage.require(spec, !here.isEmpty(), "no checker can run here");
    return here;
  }

  private Path folder(Path folder) {
    Usage.require(
        spec, Files.isDirectory(folder), "there is no folder " + folder + ": is this a checkout?");
    return folder;
  }
}
