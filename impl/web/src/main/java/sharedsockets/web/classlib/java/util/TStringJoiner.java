package sharedsockets.web.classlib.java.util;

/** {@code java.util.StringJoiner}. */
public final class TStringJoiner {
  private final String separator;
  private final String prefix;
  private final String suffix;
  private StringBuilder text;
  private String empty;

  public TStringJoiner(CharSequence separator) {
    this(separator, "", "");
  }

  public TStringJoiner(CharSequence separator, CharSequence prefix, CharSequence suffix) {
    this.separator = separator.toString();
    this.prefix = prefix.toString();
    this.suffix = suffix.toString();
  }

  public TStringJoiner setEmptyValue(CharSequence value) {
    empty = value.toString();
    return this;
  }

  public TStringJoiner add(CharSequence part) {
    text = text == null ? new StringBuilder(prefix) : text.append(separator);
    text.append(part);
    return this;
  }

  @Override
  public String toString() {
    if (text == null) {
      return empty == null ? prefix + suffix : empty;
    }
    return text + suffix;
  }
}
