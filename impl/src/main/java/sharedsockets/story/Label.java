package sharedsockets.story;

/** Texts of a diagram. What Mermaid takes for its own becomes its entities. */
final class Label {
  private static final int WIDTH = 44;
  private static final String CROSS = "\u2717 ";

  private Label() {}

  /** The text on one line. */
  static String of(String text) {
    StringBuilder label = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '#', ';', '<', '>' -> label.append('#').append(c).append(';');
                default -> label.appendCodePoint(isPrintable(c) ? c : '?');
              }
            });
    return label.toString();
  }

  private static boolean isPrintable(int c) {
    return !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT;
  }

  /** The text, broken at blanks where it is long. */
  static String broken(String text) {
    StringBuilder label = new StringBuilder();
    int width = 0;
    for (String word : text.split(" ")) {
      if (width > 0 && width + word.length() >= WIDTH) {
        label.append("<br/>");
        width = 0;
      } else if (width > 0) {
        label.append(' ');
      }
      label.append(of(word));
      width += word.length() + 1;
    }
    return label.toString();
  }

  /** With a cross: something comes to its end. */
  static String crossed(String text) {
    return CROSS + text;
  }
}
