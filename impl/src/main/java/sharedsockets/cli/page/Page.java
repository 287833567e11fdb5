package sharedsockets.cli.page;

import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import sharedsockets.model.report.WholeFile;

/**
 * A report as one HTML page that loads nothing. Input: facts and sections. Output: the file, with
 * its style and the script that draws the diagrams in it.
 *
 * @param facts about the whole, in its head
 */
public record Page(String title, List<Fact> facts, List<Section> sections) {
  public Page {
    facts = List.copyOf(facts);
    sections = List.copyOf(sections);
  }

  /** A line in the head of a page: a name and its value. */
  public record Fact(String name, String value) {}

  /** The template's input beside the page. */
  private record Context(
      String title, List<Fact> facts, List<Section> sections, String style, String script) {}

  /**
   * Writes it.
   *
   * @throws IOException if the file cannot be written
   */
  public void write(Path file) throws IOException {
    WholeFile.write(file, html());
  }

  /** The document. */
  public String html() {
    return html(
        "page.mustache", new Context(title, facts, sections, style(), resource("diagrams.js")));
  }

  /** A document from a template of this package and what it reads. */
  static String html(String template, Object context) {
    return Mustache.compiler()
        .emptyStringIsFalse(true)
        .compile(resource(template))
        .execute(context);
  }

  /** The style of all pages. */
  static String style() {
    return resource("page.css");
  }

  private static String resource(String name) {
    try (InputStream input = Page.class.getResourceAsStream(name)) {
      return new String(input.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
