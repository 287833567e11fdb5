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
        .replace("*/", "*&#47;");
  }

  /** A paragraph or several; nothing where there is no comment. */
  static CodeBlock block(String comment) {
    if (comment.isEmpty()) {
      return CodeBlock.of("");
    }
    CodeBlock.Builder block = CodeBlock.builder();
    String separator = "";
    for (String paragraph : comment.split("\n\n+")) {
      // Columns stay columns.
      boolean table = paragraph.contains("   ");
      block.add(
          "$L$L\n",
          table ? separator.replace("<p>", "") : separator,
          table ? "<pre>\n" + of(paragraph) + "\n</pre>" : of(paragraph));
      separator = "\n<p>";
    }
    return block.build();
  }
}
