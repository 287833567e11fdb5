package sharedsockets.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sharedsockets.cli.page.PageTest;
import sharedsockets.rules.Statement;

final class VerifyCommandTest {
  private static final Path TOYS = Path.of("../model/src/test/resources/toys/model");

  @Test
  @Tag("long")
  void oneWrongExpectationFailsTheWhole(@TempDir Path folder) throws Exception {
    Path report = folder.resolve("new/index.html");

    CommandLineRun run =
        CommandLineRun.of("verify", "--models", TOYS.toString(), "--report", report.toString());

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out())
        .containsSubsequence(
            "== models, engine tlc\n",
            "== models, engine compiled\n",
            "== example traces\n",
            "== conformance suite\n",
            "== Lincheck\n",
            "== summary\n")
        .containsPattern("! +models, engine tlc +4 of 8")
        .endsWith("NOT verified\n");
    Document page = PageTest.parsed(Files.readString(report));
    assertThat(page.select("header dd").first().text()).isEqualTo("NOT verified");
    assertThat(page.select("#what-was-checked tr.bad").text()).contains("models, engine tlc");
    assertThat(page.select("#what-holds-each-rule tbody td:first-child").eachText())
        .isEqualTo(Statement.all().stream().filter(Statement::isRule).map(Statement::id).toList());
    assertThat(page.select("#models-engine-compiled tr.bad").text())
        .contains("planted-wrong-count");
    assertThat(page.select("#state-spaces-engine-compiled pre.mermaid").text())
        .contains("xychart-beta");
    assertThat(page.select("#violations-engine-tlc pre.mermaid").text())
        .contains("->>sockets: 1 switch(on = TRUE, colours = {red,");
    assertThat(page.select("#what-is-missing-here").text())
        .contains("the matrix of planted faults: there is no docs");
  }

  @Test
  @Tag("long")
  void figuresGoIntoTheMarkedPartsOfDocuments(@TempDir Path folder) throws Exception {
    Path rows = Files.writeString(folder.resolve("verification.md"), marked("verify"));
    Path figures = Files.writeString(folder.resolve("figures.md"), marked("models"));

    CommandLineRun.of("verify", "--models", TOYS.toString(), "--update", folder.toString());

    assertThat(Files.readString(rows))
        .startsWith("before\n<!-- verify -->\n\n    step ")
        .containsPattern("\n    models, engine tlc +4 of 8 ")
        .doesNotContain("old")
        .endsWith("<!-- end -->\nbehind\n");
    assertThat(Files.readString(figures))
        .contains("| model | distinct states | generated | tlc, s | compiled, s |\n")
        .containsPattern("\n\\| lamp-ok \\| 3 \\| 7 \\| ")
        .doesNotContain("old");
  }

  private static String marked(String name) {
    return "before\n<!-- " + name + " -->\nold\n<!-- end -->\nbehind\n";
  }

  @Test
  void documentsWithoutMarksAreRefusedBeforeTheRun(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("verification.md"), "no marks\n");

    CommandLineRun run =
        CommandLineRun.of("verify", "--models", TOYS.toString(), "--update", folder.toString());

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("verification.md: has no lines <!-- verify -->");
  }

  @Test
  void nothingToCheckIsAFailure(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("manifest.json"), "{\"configurations\": []}");

    CommandLineRun run = CommandLineRun.of("verify", "--models", folder.toString());

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).contains("0 of 0");
  }
}
