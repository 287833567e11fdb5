package sharedsockets.model.source;

import com.palantir.javapoet.CodeBlock;

/** Comments of the specification as Javadoc. */
final class Javadoc {
  private Javadoc() {}

  static String of(String comment) {
    return comment
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("@", "{@literal @}")
        .replace("*/", "*&#47;")
        .replaceAll("\n\n+", "\n\n<p>");
  }

  /** A paragraph or several; nothing where there is no comment. */
  static CodeBlock block(String comment) {
    return comment.isEmpty() ? CodeBlock.of("") : CodeBlock.of("$L\n", of(comment));
  }
}
