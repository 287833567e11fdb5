package sharedsockets.cli.page;

import java.util.List;
import java.util.Locale;

/**
 * A part of a page.
 *
 * @param text a paragraph; empty where there is none
 * @param table null where there is none
 */
public record Section(String title, String text, Grid table, List<Figure> figures) {
  public Section {
    figures = List.copyOf(figures);
  }

  /** One with a table alone. */
  public static Section of(String title, String text, Grid table) {
    return new Section(title, text, table, List.of());
  }

  /** One with figures alone. */
  public static Section of(String title, String text, List<Figure> figures) {
    return new Section(title, text, null, figures);
  }

  /** For links to it. */
  public String id() {
    return title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }
}
