package sharedsockets.cli.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sharedsockets.model.check.InvalidModel;
import sharedsockets.model.check.Models;
import sharedsockets.rules.Statement;

/** The specification as a page, as browsers read it. */
final class SpecificationPageTest {
  private static Document page;

  @BeforeAll
  static void write() throws InvalidModel {
    page = PageTest.parsed(new SpecificationPage(Models.read(Path.of("../model"))).html());
  }

  @ParameterizedTest
  @ValueSource(strings = {"spec/SharedSockets.tla", "spec/Rules.tla", "model/MCFaults.tla"})
  void aModuleStandsAsItIs(String file) throws IOException {
    Path module = Path.of("..").resolve(file);

    Element section = page.getElementById(module.getFileName().toString());

    assertThat(section.selectFirst("pre").wholeText()).isEqualTo(Files.readString(module));
  }

  @Test
  void aRuleLinksToItsLinesAndItsProperty() {
    Element row = page.getElementById("REG-2");

    assertThat(row.text()).contains(Statement.of("REG-2").sentence());
    assertThat(target(row.selectFirst("a:contains(LastRegistrationStands)")).text())
        .startsWith("LastRegistrationStands ==");
    assertThat(row.select("td.places a"))
        .isNotEmpty()
        .allSatisfy(link -> assertThat(target(link).text()).contains("REG-2"));
  }

  @Test
  void everyRuleHasLines() {
    List<String> rules =
        Statement.all().stream().filter(Statement::isRule).map(Statement::id).toList();

    assertThat(rules)
        .allSatisfy(
            id -> assertThat(page.getElementById(id).select("td.places a")).as(id).isNotEmpty());
  }

  @Test
  void namesLinkToTheirDefinitions() {
    Element action = page.select(".line:contains(ExitProcess\\(p\\) ==)").first();
    Element caller = page.select(".line:contains(Cleanup\\(p\\)):contains(ExitProcess)").first();

    assertThat(target(caller.selectFirst("a:contains(ExitProcess)"))).isSameAs(action);
  }

  @Test
  void nothingInACommentOrAStringIsAName() {
    assertThat(page.select(".comment a, .string a, a.string")).isEmpty();
    assertThat(page.select("a.comment").eachText()).allMatch(id -> Statement.of(id) != null);
  }

  private static Element target(Element link) {
    return page.getElementById(link.attr("href").substring(1));
  }
}
