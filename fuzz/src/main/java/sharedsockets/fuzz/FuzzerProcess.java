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
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sharedsockets.model.system.ChildProcess;

/** Jazzer with one target, in a JVM of its own with this one's class path. */
final class FuzzerProcess implements AutoCloseable {
  private static final int FOUND = 77;
  private static final int SECONDS_TO_END = 10;

  /** An input that takes too long, or too much memory. */
  private static final List<Integer> TOO_MUCH = List.of(70, 71);

  private static final String EXCEPTION = "== Java Exception: ";
  private static final Pattern WRITTEN = Pattern.compile(".*Test unit written to (.+)");
  private static final int MOST_WORDS = 10_000;
  private static final int MOST_LINES = 5;
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
  private final StringBuilder lastWords = new StringBuilder();
  private final Queue<String> lastLines = new ArrayDeque<>();
  private boolean isFinding;

  /** The input at which Jazzer was when it ended, as it takes any end for that input's. */
  private Path lastInput;

  /**
   * Starts it.
   *
   * @param command what fuzzes
   * @param figures the file into which the target writes what it has done
   * @param log a file for what Jazzer says
   */
  FuzzerProcess(List<String> command, Path figures, Path log) throws IOException {
    this.figures = figures;
    child = ChildProcess.start(new ProcessBuilder(command).redirectErrorStream(true));
    child.process().getOutputStream().close();
    reader = new Thread(() -> read(log), "read-jazzer");
    reader.start();
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
          writer.flush();
          note(line);
          lastLines.add(line);
          if (lastLines.size() > MOST_LINES) {
            lastLines.remove();
          }
        }
      }
    } catch (IOException e) {
      // It has been ended.
    }
  }

  /** Keeps what is said of a finding, up to the stack. */
  private void note(String line) {
    Matcher written = WRITTEN.matcher(line);
    if (written.matches()) {
      lastInput = Path.of(written.group(1));
    }
    boolean begins = line.startsWith(EXCEPTION);
    if (begins) {
      lastWords.setLength(0);
      isFinding = true;
    }
    isFinding &= !line.startsWith("DEDUP_TOKEN");
    if (isFinding && lastWords.length() < MOST_WORDS) {
      lastWords.append(begins ? line.substring(EXCEPTION.length()) : line).append('\n');
    }
  }

  /** What it has said of a finding; to be asked for after its end. */
  String lastWords() {
    return lastWords.toString();
  }

  /** Ends it before its time, as Ctrl-C would; it has not found anything. */
  boolean end() throws InterruptedException {
    askToEnd();
    child.process().waitFor();
    reader.join();
    forgetLastInput();
    return false;
  }

  /** Process.destroy would close what it writes, and with it the name of its last input. */
  private void askToEnd() {
    child.process().toHandle().destroy();
  }

  private void forgetLastInput() {
    try {
      if (lastInput != null) {
        Files.deleteIfExists(lastInput);
      }
    } catch (IOException e) {
      // It is no finding all the same.
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
    if (TOO_MUCH.contains(status)) {
      lastWords.append(String.join("\n", lastLines)).append('\n');
      return true;
    }
    if (status != 0 && status != FOUND) {
      throw new IOException(
          "Jazzer has ended with status " + status + ":\n" + String.join("\n", lastLines));
    }
    return status == FOUND;
  }

  /** Ends it; when this returns it does not write any more. */
  @Override
  public void close() {
    boolean hasEnded = !child.process().isAlive();
    askToEnd();
    try {
      child.process().waitFor(SECONDS_TO_END, TimeUnit.SECONDS);
      if (!hasEnded) {
        reader.join(TimeUnit.SECONDS.toMillis(SECONDS_TO_END));
        forgetLastInput();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    child.close();
  }
}
