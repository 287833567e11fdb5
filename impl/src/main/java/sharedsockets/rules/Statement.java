package sharedsockets.rules;

import java.util.ArrayList;
import java.util.List;
import sharedsockets.spec.Point;

/**
 * The sentence of a rule, or the question of a disputed point.
 *
 * @param id as the specification names it
 * @param sentence documents by their titles
 * @param documents the titles of the documents that say it
 */
public record Statement(String id, String sentence, List<String> documents) {
  private static final List<Statement> ALL = all(Rule.values(), Point.values());

  /** All of them, the rules first. */
  public static List<Statement> all() {
    return ALL;
  }

  /** The one of an id, or null. */
  public static Statement of(String id) {
    return ALL.stream().filter(each -> each.id.equalsIgnoreCase(id)).findFirst().orElse(null);
  }

  /** Those of several ids; ids that have none are left out. */
  public static List<Statement> of(List<String> ids) {
    return ids.stream().map(Statement::of).filter(each -> each != null).toList();
  }

  private static List<Statement> all(Rule[] rules, Point[] points) {
    List<Statement> all = new ArrayList<>();
    for (Rule rule : rules) {
      List<String> documents = rule.documents().stream().map(Document::title).toList();
      all.add(new Statement(rule.id(), rule.sentence(), documents));
    }
    for (Point point : points) {
      all.add(of(point));
    }
    return List.copyOf(all);
  }

  private static Statement of(Point point) {
    String sentence = point.comment();
    List<String> documents = new ArrayList<>();
    for (Document document : Document.values()) {
      String named = sentence.replaceAll("\\b" + document.name() + "\\b", document.title());
      if (!named.equals(sentence)) {
        documents.add(document.title());
      }
      sentence = named;
    }
    return new Statement(point.text(), sentence, documents);
  }

  /** Whether it is a rule, and no disputed point. */
  public boolean isRule() {
    return id.contains("-");
  }

  /** Id, sentence and documents in one line. */
  @Override
  public String toString() {
    // A question names its documents itself.
    String source =
        isRule() && !documents.isEmpty() ? " (" + String.join(", ", documents) + ")" : "";
    return id + "  " + sentence.replaceFirst("\\.$", "") + source;
  }
}
