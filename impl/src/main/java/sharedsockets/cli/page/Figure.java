package sharedsockets.cli.page;

import java.util.List;

/**
 * A part of a page that unfolds: a title, details and a diagram.
 *
 * @param details lines as the command line has them
 * @param diagram Mermaid, line by line; empty where there is none
 * @param isOpen whether it is unfolded from the beginning
 */
public record Figure(String title, List<String> details, List<String> diagram, boolean isOpen) {
  /** The details as one text. */
  public String text() {
    return String.join("\n", details);
  }

  /** The diagram as one text. */
  public String mermaid() {
    return String.join("\n", diagram);
  }
}
