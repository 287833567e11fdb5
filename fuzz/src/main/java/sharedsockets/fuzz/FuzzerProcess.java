package sharedsockets.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sharedsockets.fuzz.target.Setup;
import sharedsockets.model.process.ChildProcess;

/** Jazzer with one target, in a JVM of its own with this one's class path. */
final class FuzzerProcess implements AutoCloseable {
  private static final String JAZZER = "com.code_intelligence.jazzer.Jazzer";
  private static final int FOUND = 77;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** {@code #1024 NEW cov: 855 ft: 4575 corp: 1757/169Kb lim: 4096 exec/s: 1365 rss: 465Mb}. */
  private static final Pattern STATUS =
      Pattern.compile("#(\\d+)\\s+\\w+\\s+(?:cov: (\\d+) )?ft: \\d+ corp: (\\d+)/.*");

  private final ChildProcess child;
  private final Path figures;
  private final Thread reader;
  private volatile long executions;
  private volatile long coverage;
  private volatile long corpus;

  /**
   * How the target is to be fuzzed.
   *
   * @param corpus a folder that exists; new inputs are added to it
   * @param seeds further folders of inputs
   * @param findings a folder that exists
   * @param work a folder that exists, for this process alone
   * @param properties system properties of the target
   * @param jvm further arguments of the JVM
   */
  record Plan(
      Target target,
      long seconds,
      long seed,
      Path corpus,
      List<Path> seeds,
      Path findings,
      Path work,
      Map<String, String> properties,
      List<String> jvm) {}

  /** Starts it. */
  FuzzerProcess(Plan plan) throws IOException {
    figures = plan.work().resolve("figures.json");
    ProcessBuilder builder = new ProcessBuilder(command(plan)).redirectErrorStream(true);
    child = ChildProcess.start(builder);
    child.process().getOutputStream().close();
    reader = new Thread(() -> read(plan.work().resolve("jazzer.log")), "read-" + plan.target());
    reader.start();
  }

  private List<String> command(Plan plan) {
    List<String> command = ChildProcess.java("-XX:+UseSerialGC", "-Xmx1g");
    command.addAll(plan.jvm());
    command.add("-Djava.io.tmpdir=" + plan.work());
    command.add("-D" + Setup.FIGURES + "=" + figures);
    command.add("-D" + Setup.FINDINGS + "=" + plan.findings());
    plan.properties().forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            JAZZER,
            "--target_class=" + plan.target().className(),
            "--instrumentation_includes=" + String.join(":", plan.target().instrumented()),
            "--custom_hook_includes=" + String.join(":", plan.target().instrumented()),
            "-max_total_time=" + Math.max(1, plan.seconds()),
            "-seed=" + plan.seed(),
            "-reload=0",
            "-timeout=60",
            "-artifact_prefix=" + plan.findings() + "/" + plan.target() + "-",
            plan.corpus().toString()));
    plan.seeds().forEach(folder -> command.add(folder.toString()));
    return command;
  }

  private void read(Path log) {
    try (BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(child.process().getInputStream(), StandardCharsets.UTF_8));
        Writer writer = Files.newBufferedWriter(log)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Matcher status = STATUS.matcher(line);
        if (status.matches()) {
          executions = Long.parseLong(status.group(1));
          coverage = status.group(2) == null ? coverage : Long.parseLong(status.group(2));
          corpus = Long.parseLong(status.group(3));
        } else {
          writer.write(line + "\n");
        }
      }
    } catch (IOException e) {
      // It has been ended.
    }
  }

  boolean isRunning() {
    return child.process().isAlive();
  }

  /** Inputs run so far, as far as Jazzer has said. */
  long executions() {
    return executions;
  }

  /** Branches of the instrumented classes reached so far. */
  long coverage() {
    return coverage;
  }

  /** Inputs kept. */
  long corpus() {
    return corpus;
  }

  /** What the target wrote last about itself; nothing at first. */
  JsonNode figures() {
    try {
      return JSON.readTree(figures.toFile());
    } catch (IOException e) {
      return JSON.createObjectNode();
    }
  }

  /**
   * Waits for its end.
   *
   * @return whether it has found something
   * @throws IOException if it has ended otherwise than by time or by a finding
   */
  boolean await() throws IOException, InterruptedException {
    int status = child.process().waitFor();
    reader.join();
    if (status != 0 && status != FOUND) {
      throw new IOException("Jazzer has ended with status " + status);
    }
    return status == FOUND;
  }

  @Override
  public void close() {
    child.close();
  }
}
