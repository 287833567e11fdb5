package sharedsockets.cli.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

/** Pages as browsers read them. */
public final class PageTest {
  /** Parses the page; it must be valid, and load nothing. */
  public static Document parsed(String html) {
    Parser parser = Parser.htmlParser().setTrackErrors(50);
    Document page = Jsoup.parse(html, "", parser);
    assertThat(parser.getErrors()).isEmpty();
    assertThat(page.select("[src], link, iframe, object, embed, [style]")).isEmpty();
    assertThat(page.select("style").html()).doesNotContain("url(", "@import");
    assertThat(page.select("script").html().replace("http://www.w3.org/2000/svg", ""))
        .doesNotContain("http:", "https:", "import(", "fetch(", "XMLHttpRequest");
    assertThat(page.select("[http-equiv=Content-Security-Policy]").attr("content"))
        .startsWith("default-src 'none'");
    List<String> ids = page.select("[id]").eachAttr("id");
    assertThat(ids).doesNotHaveDuplicates();
    for (Element link : page.select("a[href^=#]")) {
      assertThat(ids).contains(link.attr("href").substring(1));
    }
    return page;
  }

  @Test
  void whatComesFromOutsideIsText() {
    String evil = "</pre><script>alert(1)</script>&amp;";
    Page page =
        new Page(
            evil,
            List.of(new Page.Fact(evil, evil)),
            List.of(
                new Section(
                    "All",
                    evil,
                    new Grid(
                        List.of(evil), List.of(new Grid.Row(true, List.of(Grid.Cell.of(evil))))),
                    List.of(new Figure(evil, List.of(evil), List.of(evil), true)))));

    Document document = parsed(page.html());

    assertThat(document.select("script")).hasSize(1);
    assertThat(document.title()).isEqualTo(evil);
    assertThat(document.select("tr.bad td").text()).isEqualTo(evil);
    assertThat(document.select("details[open] pre.mermaid").text()).isEqualTo(evil);
  }
}
