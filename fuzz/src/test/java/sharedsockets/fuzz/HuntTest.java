package sharedsockets.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sharedsockets.faults.Fault;
import sharedsockets.faults.FaultyCopy;
import sharedsockets.model.system.ChildProcess;

/** Beside each target, a planted fault that it has to find. */
final class HuntTest {
  private static final Path FAULTS = Path.of("faults");
  private static final Path SOURCES = Path.of("../impl/winsock/src/main/java");
  private static final String SECONDS = "1200";

  /** The first input that shows it differs from run to run, but shrinks to a few calls. */
  private static final String SHORT = "\"calls\":[3-8]\\D";

  @TempDir private Path findings;

  @Test
  void modelTargetFindsInfoUsableByAnybody() throws Exception {
    String found = hunt("model", "info-usable-by-anybody");
    assertThat(found).contains("\"found\":true").containsPattern(SHORT);
    assertThat(traces()).hasSize(1);
  }

  @Test
  void threadTargetFindsInfoUsedByTwoThreads() throws Exception {
    String found = hunt("threads", "info-found-and-used-in-two-steps");
    assertThat(found).contains("\"found\":true", "\"DUP-2\"").containsPattern(SHORT);
    assertThat(traces()).hasSize(1);
  }

  @Test
  void threadTargetFindsACountWithoutLock() throws Exception {
    assertThat(hunt("threads", "references-counted-without-lock")).contains("\"found\":true");
    assertThat(traces()).hasSize(1);
  }

  @Test
  void adapterTargetFindsThatTheOriginalClosesAll() throws Exception {
    String found = hunt("adapter", "original-closed-first");
    assertThat(found).contains("\"found\":true").containsPattern(SHORT);
    assertThat(traces()).hasSize(1);
  }

  /** Where it ends before Jazzer does, Jazzer writes the input that it has just tried. */
  @Test
  void whatFindsNothingLeavesNothing(@TempDir Path nothing) throws Exception {
    assertThat(hunt("threads", nothing, "2", 0)).contains("\"found\":false");
    try (Stream<Path> files = Files.list(findings)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void formatTargetFindsAnUndocumentedException(@TempDir Path faulty) throws Exception {
    String source =
        Files.readString(Path.of("../impl/src/main/java/sharedsockets/trace/Tokens.java"));
    Path changed = Files.createDirectories(faulty.resolve("source")).resolve("Tokens.java");
    Files.writeString(changed, source.replace("json.currentToken() == null", "false"));
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", faulty.toString(), changed.toString()))
        .isZero();
    assertThat(hunt("formats", faulty)).contains("\"found\":true");
  }

  private String hunt(String target, String fault) throws Exception {
    try (FaultyCopy copy = FaultyCopy.of(Fault.read(FAULTS.resolve(fault + ".patch")), SOURCES)) {
      return hunt(target, copy.classPathEntry());
    }
  }

  private String hunt(String target, Path faulty) throws Exception {
    return hunt(target, faulty, SECONDS, 1);
  }

  private String hunt(String target, Path faulty, String seconds, int status) throws Exception {
    List<String> command =
        ChildProcess.java(
            "-XX:+UseSerialGC",
            "-cp",
            faulty + File.pathSeparator + System.getProperty("java.class.path"),
            Hunt.class.getName(),
            "--target",
            target,
            "--seconds",
            seconds,
            "--models",
            "descriptors-small",
            "--findings",
            findings.toString());
    try (ChildProcess child = ChildProcess.start(new ProcessBuilder(command))) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      child.process().getInputStream().transferTo(out);
      assertThat(child.process().waitFor()).isEqualTo(status);
      return out.toString(StandardCharsets.UTF_8);
    }
  }

  private List<Path> traces() throws IOException {
    try (Stream<Path> files = Files.list(findings)) {
      return files.filter(file -> file.toString().endsWith(".ndjson")).toList();
    }
  }
}
