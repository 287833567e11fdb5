package sharedsockets.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The faults that targets find in the reference implementation are planted by make verify. */
@Tag("long")
final class HuntTest {
  @TempDir private Path findings;
  @TempDir private Path classes;

  /** Where it ends before Jazzer does, Jazzer writes the input that it has just tried. */
  @Test
  void whatFindsNothingLeavesNothing() throws Exception {
    assertThat(hunt("threads", "2", 0)).contains("\"found\":false");
    try (Stream<Path> files = Files.list(findings)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void formatTargetFindsAnUndocumentedException() throws Exception {
    String source =
        Files.readString(Path.of("../impl/src/main/java/sharedsockets/trace/Tokens.java"));
    Path changed = Files.createDirectories(classes.resolve("source")).resolve("Tokens.java");
    Files.writeString(changed, source.replace("json.currentToken() == null", "false"));
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", classes.toString(), changed.toString()))
        .isZero();
    assertThat(hunt("formats", "1200", 1)).contains("\"found\":true");
  }

  private String hunt(String target, String seconds, int status) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int ended =
        Hunt.run(
            new PrintWriter(out),
            new PrintWriter(err),
            "--target",
            target,
            "--classes",
            classes.toString(),
            "--seconds",
            seconds,
            "--findings",
            findings.toString());
    assertThat(ended).as(err.toString()).isEqualTo(status);
    return out.toString();
  }
}
