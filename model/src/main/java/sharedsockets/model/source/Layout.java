package sharedsockets.model.source;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;

/**
 * Lays sources out as people write them. The formatter is on the class path while the build
 * generates, and nowhere else.
 */
final class Layout {
  private Layout() {}

  static String of(String source) {
    try {
      return new Formatter().formatSource(source);
    } catch (FormatterException e) {
      throw new IllegalStateException("generated a source that is no Java", e);
    }
  }
}
