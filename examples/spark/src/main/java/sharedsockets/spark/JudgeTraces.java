package sharedsockets.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sharedsockets.oracle.ProfileSetting;
import sharedsockets.rules.Statement;

/**
 * Judges the traces of a fleet on Apache Spark: input is a folder of traces on any file system that
 * Spark reads, output a table with a row for each rule that is broken.
 */
@Command(
    name = "judge-traces",
    mixinStandardHelpOptions = true,
    version = "judge-traces 0.1.0",
    description = "Judges the traces in a folder on Apache Spark, and counts them by rule.",
    footer =
        "Exit status: 0 all conform, 1 some diverge, 2 some are malformed or undecided, or bad"
            + " usage.")
public final class JudgeTraces implements Callable<Integer> {
  @Spec private CommandSpec command;

  @Parameters(
      paramLabel = "FOLDER",
      description = "*.ndjson and *.jsonl in it, at any depth; on any file system of Spark's.")
  private String folder;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      defaultValue = "documented",
      description = "What the implementation does at the disputed points (${DEFAULT-VALUE}).")
  private String profile;

  @Option(
      names = "--verdicts",
      paramLabel = "FOLDER",
      description = "Write the verdict of each trace there as CSV; it must not be there yet.")
  private String verdictsFolder;

  /** Judges, and exits with the status. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new JudgeTraces()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException {
    if (ProfileSetting.named(profile).isEmpty()) {
      throw badUsage("--profile: one of " + String.join(", ", ProfileSetting.names()));
    }
    try (SparkSession spark =
        SparkSession.builder()
            .appName("judge-traces")
            .config("spark.ui.showConsoleProgress", System.console() != null)
            .getOrCreate()) {
      Dataset<Row> verdicts =
          traces(spark)
              .mapPartitions(new Judging(profile), Encoders.row(Judging.VERDICT))
              .persist(StorageLevel.MEMORY_AND_DISK());
      if (verdictsFolder != null) {
        verdicts.write().option("header", true).csv(verdictsFolder);
      }
      List<Row> table = byRule(verdicts);
      if (table.isEmpty()) {
        throw badUsage(folder + ": has no traces (*.ndjson, *.jsonl)");
      }
      print(table);
      return status(table);
    }
  }

  private Dataset<Row> traces(SparkSession spark) {
    try {
      return spark
          .read()
          .format("binaryFile")
          .option("recursiveFileLookup", true)
          .option("pathGlobFilter", "*.{ndjson,jsonl}")
          .load(folder)
          .select("path", "content");
    } catch (Exception e) {
      // It is checked, and no method of Spark's declares it.
      if (e instanceof AnalysisException) {
        throw badUsage(folder + ": no such folder");
      }
      throw e;
    }
  }

  private ParameterException badUsage(String message) {
    return new ParameterException(command.commandLine(), message);
  }

  /** How many traces there are of each verdict and rule, and one of them. */
  private static List<Row> byRule(Dataset<Row> verdicts) {
    return verdicts
        .groupBy("verdict", "rule")
        .agg(count(lit(1)).as("traces"), min("path").as("example"))
        .orderBy(col("verdict"), col("traces").desc(), col("rule"))
        .collectAsList();
  }

  private void print(List<Row> table) {
    PrintWriter out = command.commandLine().getOut();
    for (Row row : table) {
      String rule = row.getAs("rule");
      out.printf(
          "%-10s  %-6s  %,9d  %s%n",
          row.getAs("verdict"),
          rule == null ? "" : rule,
          row.<Long>getAs("traces"),
          row.<String>getAs("example"));
      if (rule != null) {
        out.printf("%31s%s%n", "", Statement.of(rule).sentence());
      }
    }
    out.flush();
  }

  private static int status(List<Row> table) {
    List<String> words = table.stream().map(row -> row.<String>getAs("verdict")).toList();
    if (words.contains("malformed") || words.contains("undecided")) {
      return 2;
    }
    return words.contains("diverges") ? 1 : 0;
  }
}
