package sharedsockets.trace;

/** What is wrong with a line, before its number is known. */
final class Malformation extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int MOST_QUOTED = 40;

  Malformation(String message) {
    super(message, null, false, false);
  }

  /** Untrusted text as a short piece of one line. */
  static String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .limit(MOST_QUOTED)
        .forEach(c -> quoted.appendCodePoint(isPlain(c) ? c : '\uFFFD'));
    return quoted.append(text.length() > MOST_QUOTED ? "...\"" : "\"").toString();
  }

  private static boolean isPlain(int codePoint) {
    int type = Character.getType(codePoint);
    return type != Character.CONTROL
        && type != Character.FORMAT
        && type != Character.SURROGATE
        && type != Character.UNASSIGNED
        && type != Character.LINE_SEPARATOR
        && type != Character.PARAGRAPH_SEPARATOR;
  }
}
