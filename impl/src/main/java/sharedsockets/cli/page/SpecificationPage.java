package sharedsockets.cli.page;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sharedsockets.model.check.InvalidModel;
import sharedsockets.model.check.Mentions;
import sharedsockets.model.check.Models;
import sharedsockets.model.report.WholeFile;
import sharedsockets.rules.Statement;

/**
 * The specification as one HTML page that loads nothing. Input: its modules and those of the
 * models. Output: each rule with links to the lines that ask for it and to the properties that
 * state it; the modules, with links from the ids of rules, and from names to their definitions.
 */
public final class SpecificationPage {
  private final Mentions mentions;

  /**
   * The page of a specification.
   *
   * @throws InvalidModel if a module cannot be read
   */
  public SpecificationPage(Models models) throws InvalidModel {
    mentions = models.mentions();
  }

  private record Link(String text, String target) {}

  private record RuleRow(
      String id,
      String sentence,
      List<String> documents,
      Set<Map.Entry<String, List<Link>>> places,
      List<Link> properties) {}

  private record Module(String name, List<Listing.Line> lines) {}

  /** The template's input. */
  private record Context(List<RuleRow> rules, List<Module> modules, String style) {}

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
    List<RuleRow> rules = Statement.all().stream().map(this::row).toList();
    List<Module> modules = new ArrayList<>();
    Listing listing = new Listing(this::definition, SpecificationPage::rule);
    for (Map.Entry<String, List<String>> module : mentions.modules().entrySet()) {
      modules.add(new Module(module.getKey(), listing.lines(module.getKey(), module.getValue())));
    }
    return Page.html("specification.mustache", new Context(rules, modules, Page.style()));
  }

  private RuleRow row(Statement statement) {
    Map<String, List<Link>> places = new LinkedHashMap<>();
    for (Mentions.Line line : mentions.of(statement.id())) {
      places
          .computeIfAbsent(line.file(), unseen -> new ArrayList<>())
          .add(new Link(Integer.toString(line.number()), Listing.id(line.file(), line.number())));
    }
    List<Link> properties =
        mentions.properties(statement.id()).stream()
            .map(name -> new Link(name, definition(name)))
            .toList();
    return new RuleRow(
        statement.id(), statement.sentence(), statement.documents(), places.entrySet(), properties);
  }

  private String definition(String name) {
    Optional<Mentions.Line> line = mentions.definition(name);
    return line.map(each -> Listing.id(each.file(), each.number())).orElse(null);
  }

  private static String rule(String id) {
    Statement statement = Statement.of(id);
    return statement == null ? null : statement.id();
  }
}
