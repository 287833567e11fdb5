package sharedsockets.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Traces of a folder, judged by two threads. */
final class JudgeTracesTest {
  private static final String SOCKET =
      """
      {"process":"A","call":"socket","args":{"type":"SOCK_STREAM"},"result":"s1"}
      """;
  private static final String CLOSED_TWICE =
      SOCKET
          + """
          {"process":"A","call":"closesocket","args":{"s":"s1"},"result":0}
          {"process":"A","call":"closesocket","args":{"s":"s1"},"result":0}
          """;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  @BeforeAll
  static void twoThreads() {
    System.setProperty("spark.master", "local[2]");
  }

  @AfterAll
  static void noThreads() {
    System.clearProperty("spark.master");
  }

  @Test
  void tracesAreCountedByRule() throws IOException {
    write("good/1.ndjson", SOCKET);
    write("good/2.jsonl", SOCKET);
    write("bad/3.ndjson", CLOSED_TWICE);
    write("bad/notes.txt", "no trace");
    Path verdicts = folder.resolve("verdicts");
    assertThat(judge(folder.toString(), "--verdicts", verdicts.toString())).isEqualTo(1);
    assertThat(out.toString().lines())
        .satisfiesExactly(
            line -> assertThat(line).matches("conforms +2  .*/good/1.ndjson"),
            line -> assertThat(line).matches("diverges +CLS-1 +1  .*/bad/3.ndjson"),
            line -> assertThat(line).contains("A closed descriptor is none any more"));
    assertThat(lines(verdicts)).anyMatch(line -> line.matches(".*/bad/3.ndjson,diverges,CLS-1,3"));
  }

  @Test
  void noTraceIsLost() throws IOException {
    new CommandLine(new WriteTraces()).execute(folder.toString(), "--traces", "300");
    write("cut.ndjson", SOCKET + "{\"process\":");
    assertThat(judge(folder.toString(), "--profile", "windows")).isEqualTo(2);
    long all =
        out.toString()
            .lines()
            .filter(line -> line.endsWith(".ndjson"))
            .mapToLong(line -> Long.parseLong(line.replaceFirst(".* (\\d+)  .*", "$1")))
            .sum();
    assertThat(all).isEqualTo(301);
    assertThat(out.toString()).contains("cut.ndjson").contains("diverges");
  }

  @Test
  void badUsageIsToldInALine() {
    assertThat(judge(folder.resolve("none").toString())).isEqualTo(2);
    assertThat(err.toString()).startsWith(folder.resolve("none") + ": no such folder");
    assertThat(judge(folder.toString())).isEqualTo(2);
    assertThat(err.toString()).contains(folder + ": has no traces");
    assertThat(judge(folder.toString(), "--profile", "none")).isEqualTo(2);
    assertThat(err.toString()).contains("--profile: one of any, documented");
    assertThat(err.toString()).doesNotContain("\tat ");
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private int judge(String... arguments) {
    return new CommandLine(new JudgeTraces())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private static List<String> lines(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".csv"))
          .flatMap(
              file -> {
                try {
                  return Files.readAllLines(file).stream();
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              })
          .toList();
    }
  }
}
