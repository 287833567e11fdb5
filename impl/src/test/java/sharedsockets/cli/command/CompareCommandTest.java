package sharedsockets.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sharedsockets.cli.page.PageTest;
import sharedsockets.replay.AdapterProgram;
import sharedsockets.replay.PlantedFault;

/** {@code compare}: what two versions of an implementation differ in. */
@Timeout(900)
final class CompareCommandTest {
  private static final String EXAMPLES = "../examples/traces/wine-8.0";
  private static final String SHARED = EXAMPLES + "/scenario-02-options-shared-both-ways.ndjson";

  @TempDir private static Path folder;
  private static Path right;
  private static Path wrong;

  @BeforeAll
  static void reports() {
    right = report("right", PlantedFault.NONE);
    wrong = report("wrong", PlantedFault.OPTION_IS_NOT_SET);
  }

  private static Path report(String name, PlantedFault fault) {
    Path file = folder.resolve(name + ".json");
    String adapter = AdapterProgram.command(fault);
    CommandLineRun.of(
        "replay",
        "--adapter",
        adapter,
        "--jobs",
        "1",
        "--json",
        file.toString(),
        "--name",
        name,
        SHARED);
    return file;
  }

  private static CommandLineRun compare(Path older, Path newer, String... more) {
    String[] all = new String[more.length + 3];
    all[0] = "compare";
    all[1] = older.toString();
    all[2] = newer.toString();
    System.arraycopy(more, 0, all, 3, more.length);
    return CommandLineRun.of(all);
  }

  @Test
  void aFindingThatIsNew() {
    CommandLineRun run = compare(right, wrong);

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out())
        .startsWith("new: OPT-1 ")
        .contains("\n   1. ")
        .containsPattern("\nrule +right +wrong\n")
        .containsPattern("\nOPT-1 +passed +failed\n")
        .endsWith("right to wrong, findings: 0 the same, 1 new, 0 mended, 0 changed\n");
  }

  @Test
  void aFindingThatIsMended() throws IOException {
    Path markdown = folder.resolve("compared.md");
    Path page = folder.resolve("compared.html");
    CommandLineRun run =
        compare(wrong, right, "--markdown", markdown.toString(), "--report", page.toString());

    assertThat(run.status()).isZero();
    assertThat(run.out()).startsWith("mended: OPT-1 ");
    Document document = PageTest.parsed(Files.readString(page));
    assertThat(document.select("#findings summary").text()).startsWith("mended: OPT-1 ");
    assertThat(document.select("#by-rule tbody tr").text()).contains("OPT-1 failed passed");
    assertThat(markdown)
        .content()
        .startsWith("# wrong and right\n")
        .contains("\n## Mended: OPT-1 ");
  }

  @Test
  void aFindingThatIsTheSame() {
    CommandLineRun run = compare(wrong, report("again", PlantedFault.OPTION_IS_NOT_SET));

    assertThat(run.status()).isZero();
    assertThat(run.out())
        .isEqualTo("wrong to again, findings: 1 the same, 0 new, 0 mended, 0 changed\n");
  }

  @Test
  void aFindingWithAnotherAnswer() throws IOException {
    Path other = folder.resolve("other.json");
    Files.writeString(other, Files.readString(wrong).replaceFirst("(\"answer\" : \")", "$19"));

    JsonNode comparison =
        new ObjectMapper().readTree(compare(wrong, other, "--format", "json").out());

    assertThat(comparison.get("new")).isEmpty();
    assertThat(comparison.get("changed")).hasSize(1);
  }

  @Test
  void judgementsOfTraces() throws IOException {
    Path broken = folder.resolve("broken.ndjson");
    Files.writeString(
        broken, Files.readString(Path.of(SHARED)).replace("\"result\":0", "\"result\":7"));
    Path judged = folder.resolve("judged.json");
    Path before = folder.resolve("before.json");
    Files.writeString(
        judged, CommandLineRun.of("check-trace", "--format", "json", broken.toString()).out());
    Files.writeString(before, CommandLineRun.of("check-trace", "--format", "json", SHARED).out());

    CommandLineRun run = compare(before, judged);

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).startsWith("new: broken.ndjson malformed\n");
  }

  @Test
  void whatIsNoReport() throws IOException {
    assertRefused(compare(folder.resolve("none.json"), right), "none.json: no such file");
    Path text = Files.writeString(folder.resolve("text.json"), "{\n# no");
    assertRefused(compare(right, text), "text.json:2: no JSON: ");
    Path other = Files.writeString(folder.resolve("other.json"), "{\"a\":1}");
    assertRefused(compare(right, other), "other.json: no report of replay, explore or check-trace");
    Path old = Files.writeString(folder.resolve("old.json"), "{\"findings\":[{}]}");
    assertRefused(compare(old, right), "old.json: a finding without \"key\"");
  }

  private static void assertRefused(CommandLineRun run, String message) {
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains(message).doesNotContain("\tat ");
    assertThat(run.out()).isEmpty();
  }
}
