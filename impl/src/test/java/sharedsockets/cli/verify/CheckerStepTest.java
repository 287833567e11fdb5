package sharedsockets.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckerStepTest {
  private static final Path TARGET = Path.of("target");

  private static final String TESTS =
      """
      import org.junit.jupiter.api.Tag;
      import org.junit.jupiter.api.Test;

      class PlantedTest {
        @Test @Tag("long") void passes() {}
        @Test @Tag("long") void fails() { throw new AssertionError("as it must"); }
        @Test void isNotLong() {}
      }
      """;

  @TempDir private Path folder;

  @Test
  @Tag("long")
  void aLongTestThatFailsIsSeen() throws Exception {
    Path source = Files.writeString(folder.resolve("PlantedTest.java"), TESTS);
    List<String> javac = new ArrayList<>(List.of("-cp", System.getProperty("java.class.path")));
    javac.addAll(List.of("-d", folder.toString(), source.toString()));
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, javac.toArray(String[]::new)))
        .isZero();

    StringWriter out = new StringWriter();
    VerifyStep.Result result = longTests(TARGET.resolve("checkers.classpath"), out);

    assertThat(result.passed()).isFalse();
    assertThat(result.counts()).isEqualTo("1 of 2");
    assertThat(result.what()).isEqualTo("1 classes");
    assertThat(out.toString())
        .contains("ok PlantedTest: passes()\n", "FAILED PlantedTest: fails() ")
        .contains("AssertionError: as it must (PlantedTest.java:6)\n");
  }

  @Test
  void whatIsNotBuiltIsNotRun() throws Exception {
    assertThat(longTests(folder.resolve("none"), new StringWriter()).isSkipped()).isTrue();
  }

  private VerifyStep.Result longTests(Path libraries, StringWriter out)
      throws InterruptedException {
    CheckerJvm jvm =
        new CheckerJvm(
            folder,
            List.of(folder, TARGET.resolve("test-classes"), TARGET.resolve("classes")),
            List.of(libraries),
            List.of(),
            "sharedsockets.longtests.LongTests",
            List.of(folder.toString()));
    PrintWriter none = new PrintWriter(new StringWriter());
    return new CheckerStep("long tests", "classes", jvm, none)
        .run(new PrintWriter(out), new Processors(1).share());
  }

  @Test
  void theLineOfAFinishedCheckIsReadAsItWasWritten() {
    FinishedCheck check = FinishedCheck.ofPlantedFault(true, "Waits", "waiter-lost", "a: b");

    assertThat(FinishedCheck.read(check.toString())).contains(check);
    assertThat(check.isOfPlantedFault()).isTrue();
    assertThat(FinishedCheck.read("FAILED Waits: 3 scenarios"))
        .contains(new FinishedCheck(false, "Waits", "3 scenarios"));
    assertThat(FinishedCheck.read("okay: no line of a check")).isEmpty();
  }
}
