package sharedsockets.trace;

/** An error in a line, before the line's number is known. */
final class Malformation extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int MOST_QUOTED = 40;

  private final int column;

  Malformation(String message) {
    this(message, 0);
  }

  private Malformation(String message, int column) {
    super(message, null, false, false);
    this.column = column;
  }

  /** The same at a column, counted from 1, unless it has one. */
  Malformation at(int place) {
    return column > 0 ? this : new Malformation(getMessage(), place);
  }

  /** The same, told of something of which the value at fault is a part. */
  Malformation of(String whole) {
    return new Malformation(whole + " " + getMessage(), column);
  }

  /** The column, counted from 1; 0 where it is the line as a whole. */
  int column() {
    return column;
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
