package sharedsockets.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

final class FaultTest {
  private static final Faults FAULTS = Faults.of(Path.of(".."));

  private static final String GOOD =
      """
      Fault: One is two.
      Rules: OPT-1 STA-1
      --- a/p/C.java
      +++ b/p/C.java
      @@ -1,3 +1,3 @@
       package p;
       class C {
      -  int one = 1; }
      +  int one = 2; }
      """;

  @TempDir private Path folder;

  @TestFactory
  List<DynamicTest> everyFaultFitsTheSources() throws Exception {
    Map<String, String> sources = CompiledSources.textsIn(FAULTS.sources());
    return FAULTS.all().stream()
        .map(fault -> DynamicTest.dynamicTest(fault.name(), () -> fits(fault, sources)))
        .toList();
  }

  private static void fits(Fault fault, Map<String, String> sources) throws Exception {
    assertThat(fault.sentence()).endsWith(".");
    assertThat(fault.rules()).allMatch(rule -> rule.matches("[A-Z]{3}-\\d+|U\\d+c?"));
    assertThat(fault.apply(sources)).isNotEmpty();
  }

  /** Those that name a command to find them {@code verify} compiles, and finds. */
  @TestFactory
  @Tag("long")
  List<DynamicTest> everyOtherFaultCompiles() throws Exception {
    return FAULTS.all().stream()
        .filter(fault -> fault.foundBy().isEmpty())
        .map(fault -> DynamicTest.dynamicTest(fault.name(), () -> compiles(fault)))
        .toList();
  }

  private static void compiles(Fault fault) throws Exception {
    Path classes;
    try (FaultyCopy copy = FAULTS.plant(fault)) {
      classes = copy.classPathEntry();
      assertThat(classes.resolve("sharedsockets/winsock/Winsock.class")).isRegularFile();
    }
    assertThat(classes).doesNotExist();
  }

  @Test
  void linesMayHaveMoved() throws Exception {
    write("// A line more.\npackage p;\nclass C {\n  int one = 1; }\n");
    assertThat(fault(GOOD).apply(CompiledSources.textsIn(folder)).get("p/C.java"))
        .contains("// A line more.", "one = 2");
  }

  @Test
  void otherLinesAreToldWithTheFileThatTheyAreIn() throws Exception {
    write("package p;\nclass C {\n  int one = 3; }\n");
    assertThatThrownBy(() -> fault(GOOD).apply(CompiledSources.textsIn(folder)))
        .isInstanceOf(UnusableFault.class)
        .hasMessageContaining("f.patch")
        .hasMessageContaining("p/C.java");
  }

  @Test
  void aMissingFileIsTold() throws Exception {
    assertThatThrownBy(() -> fault(GOOD).apply(CompiledSources.textsIn(folder)))
        .isInstanceOf(UnusableFault.class)
        .hasMessageContaining("no p/C.java");
    assertThatThrownBy(
            () -> fault(GOOD.replace("a/p/C", "a/../C")).apply(CompiledSources.textsIn(folder)))
        .isInstanceOf(UnusableFault.class);
  }

  @Test
  void whatDoesNotCompileIsToldWithItsLine() throws Exception {
    write("package p;\nclass C {\n  int one = 1; }\n");
    assertThatThrownBy(() -> FaultyCopy.of(fault(GOOD.replace("= 2", "= two")), folder))
        .isInstanceOf(UnusableFault.class)
        .hasMessageContaining("C.java:3");
  }

  @Test
  void headersAndADiffAreAskedFor() {
    assertThatThrownBy(() -> fault(GOOD.replace("Rules: OPT-1 STA-1\n", "")))
        .isInstanceOf(UnusableFault.class)
        .hasMessageContaining("Rules: ");
    assertThatThrownBy(() -> fault("Fault: None.\nRules: OPT-1\n"))
        .isInstanceOf(UnusableFault.class)
        .hasMessageContaining("no diff");
    assertThatThrownBy(() -> fault(GOOD.replace("@@ -", "@@ -99999999999")))
        .isInstanceOf(UnusableFault.class)
        .hasMessageContaining("too large, in p/C.java");
  }

  private void write(String source) throws Exception {
    Files.createDirectories(folder.resolve("p"));
    Files.writeString(folder.resolve("p/C.java"), source);
  }

  private Fault fault(String patch) throws Exception {
    return Fault.read(Files.writeString(folder.resolve("f.patch"), patch));
  }
}
