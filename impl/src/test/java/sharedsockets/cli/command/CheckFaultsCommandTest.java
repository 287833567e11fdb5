package sharedsockets.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sharedsockets.cli.page.PageTest;
import sharedsockets.faults.Fault;

@Timeout(900)
final class CheckFaultsCommandTest {
  private static final String FAULT = "duplicate-for-exited-process";

  @TempDir private Path folder;

  private static CommandLineRun check(String... arguments) {
    List<String> all =
        new ArrayList<>(List.of("check-faults", "--root", "..", "--models", "../model"));
    all.addAll(List.of(arguments));
    return CommandLineRun.of(all.toArray(String[]::new));
  }

  @Test
  @Tag("long")
  void everyCheckerThatFindsItIsToldWithTheTimeAndTheLengthOfItsProgram() throws Exception {
    Path readme = folder.resolve("README.md");
    Files.writeString(readme, "before\n<!-- faults -->\nold\n<!-- end -->\nafter\n");
    // Where there is no fault, the transitions would be driven until their time is up.
    Path results = folder.resolve("results.json");
    Files.writeString(
        results, "{\"faults\": [], \"noFault\": {\"transitions\": {\"verdict\": \"not_found\"}}}");

    CommandLineRun run =
        check(
            FAULT,
            "--checkers",
            "transitions,tests",
            "--results",
            results.toString(),
            "--update",
            readme.toString());

    assertThat(run.complaints()).isEmpty();
    assertThat(run.out())
        .containsPattern(FAULT + " +DUP-3 +[\\d.]+ \\(\\d+\\) +[\\d.]+\n")
        .containsPattern("\\(no fault\\) +- +-\n");
    assertThat(run.status()).isZero();
    assertThat(Files.readString(readme))
        .startsWith("before\n<!-- faults -->\n| fault | rules | transitions | tests |\n")
        .containsPattern("\\| " + FAULT + " \\| DUP-3 \\| [\\d.]+ \\(\\d+\\) \\| [\\d.]+ \\|\n")
        .endsWith("<!-- end -->\nafter\n")
        .doesNotContain("old");
  }

  @Test
  void whatIsFoundByOneOfSeveralCheckersIsNotEnough() throws Exception {
    Path results = folder.resolve("results.json");
    Files.writeString(
        results,
        """
        {"faults": [{"name": "%s", "patch": %d, "checkers": {
           "tests": {"verdict": "found", "cpuSeconds": 1.5, "what": "ATest"},
           "transitions": {"verdict": "not_found", "cpuSeconds": 40}}}],
         "noFault": {"tests": {"verdict": "found", "cpuSeconds": 2, "what": "BTest"},
           "transitions": {"verdict": "not_found"}}}
        """
            .formatted(FAULT, patch()));

    Path page = folder.resolve("faults.html");

    CommandLineRun run =
        check(
            FAULT,
            "--checkers",
            "transitions,tests",
            "--results",
            results.toString(),
            "--report",
            page.toString());
    CommandLineRun json =
        check(
            FAULT,
            "--checkers",
            "transitions,tests",
            "--results",
            results.toString(),
            "--format",
            "json");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out())
        .contains(FAULT + ": found by 1 of 2 checkers, which is not enough")
        .contains("tests finds something where there is no fault: BTest");
    assertThat(json.status()).isEqualTo(1);
    JsonNode document = new ObjectMapper().readTree(json.out());
    assertThat(document.at("/faults/0/checkers/tests/verdict").asText()).isEqualTo("found");
    assertThat(document.at("/faults/0/checkers/tests/cpuSeconds").doubleValue()).isEqualTo(1.5);
    assertThat(document.at("/complaints")).hasSize(2);
    Document html = PageTest.parsed(Files.readString(page));
    assertThat(html.select("#which-checker-finds-which-planted-fault td.heat").eachText())
        .containsExactly("not found", "1.5");
    assertThat(html.select("#not-as-it-must-be").text()).contains("found by 1 of 2 checkers");
  }

  @Test
  void rowsOfFaultsAndCheckersThatWereNotLookedAtStay() throws Exception {
    Path document = folder.resolve("doc.md");
    Files.writeString(
        document,
        """
        <!-- faults -->
        | fault | rules | tests | jpf |
        |---|---|---:|---:|
        | %s | DUP-3 | - | 7.5 (3) |
        | info-usable-twice | DUP-2 | 1.5 | - |
        | no-more | DUP-2 | 1.5 | - |
        | (no fault) |  | - | - |
        | found, of 3 |  | 2 | 1 |
        | calls, median |  |  | 3 |
        <!-- end -->
        """
            .formatted(FAULT));
    Path patches = Files.createDirectories(folder.resolve("patches"));
    Files.copy(
        Path.of("..", "fuzz", "faults", FAULT + ".patch"), patches.resolve(FAULT + ".patch"));

    Path results = folder.resolve("results.json");
    Files.writeString(
        results,
        """
        {"faults": [{"name": "%s", "patch": %d, "checkers": {
           "tests": {"verdict": "found", "cpuSeconds": 1.7, "what": "ATest"}}}],
         "noFault": {"tests": {"verdict": "not_found"}}}
        """
            .formatted(FAULT, patch()));

    CommandLineRun run =
        check(
            "--faults",
            patches.toString(),
            "--checkers",
            "tests",
            "--results",
            results.toString(),
            "--update",
            document.toString());

    assertThat(run.status()).isZero();
    assertThat(Files.readString(document))
        .contains("| fault | rules | tests | jpf |\n")
        .contains("| " + FAULT + " | DUP-3 | 1.7 | 7.5 (3) |\n")
        .contains("| info-usable-twice | DUP-2 | 1.5 | - |\n")
        .contains("| found, of 2 |  | 2 | 1 |\n| calls, median |  |  | 3 |\n")
        .doesNotContain("no-more");
  }

  private static long patch() throws Exception {
    return Fault.read(Path.of("..", "fuzz", "faults", FAULT + ".patch")).checksum();
  }

  @Test
  void aCheckerThatIsNotHereIsToldAndTheOthersWork() throws Exception {
    Path root = Files.createDirectories(folder.resolve("checkout"));
    Files.createDirectories(root.resolve("fuzz/faults"));
    Files.createDirectories(root.resolve("impl/winsock/src/main/java"));

    CommandLineRun run =
        CommandLineRun.of(
            "check-faults",
            "--root",
            root.toString(),
            "--models",
            "../model",
            "--checkers",
            "lincheck,tests");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err())
        .contains("lincheck cannot run here: there is no ", "checkers.classpath: run make jar")
        .contains("tests cannot run here: there is no ")
        .contains("no checker can run here");
  }

  @ParameterizedTest
  @CsvSource({
    "no-such-fault, no fault no-such-fault in",
    "--checkers=nobody, --checkers: no nobody; there are suite",
    "--seconds=0, --seconds must be positive",
    "--faults=nowhere, --faults: there is no folder nowhere",
    "--jobs=0, --jobs must be at least 1",
    "--update=/no/such/file, /no/such/file",
  })
  void whatMakesNoSenseIsRefused(String argument, String message) {
    CommandLineRun run = check(argument);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains(message);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void aFolderThatIsNoCheckoutIsRefused() {
    CommandLineRun run = CommandLineRun.of("check-faults", "--root", "/no/such/folder");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("there is no folder /no/such/folder");
  }

  @Test
  void aFileWithoutMarksIsRefusedBeforeAnythingIsRun() throws Exception {
    Path readme = folder.resolve("README.md");
    Files.writeString(readme, "nothing\n");

    CommandLineRun run = check("--update", readme.toString());

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("has no lines <!-- faults --> and <!-- end -->");
  }

  @Test
  void resultsThatAreNoneAreRefused() throws Exception {
    Path results = folder.resolve("results.json");
    Files.writeString(results, "[1, 2");

    CommandLineRun run = check(FAULT, "--checkers", "tests", "--results", results.toString());

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("results.json");
  }
}
