package sharedsockets.model.source;

import com.palantir.javapoet.CodeBlock;
import java.util.List;

/**
 * A Java expression.
 *
 * @param level how tightly its outermost operator binds
 * @param boxed whether a number or a Boolean is an object
 * @param narrow whether a number is an {@code int}
 * @param simple whether it may be written twice: a name or a path of fields
 */
record Code(CodeBlock block, int level, boolean boxed, boolean narrow, boolean simple) {
  static final int CHOICE = 0;
  static final int OR = 1;
  static final int AND = 2;
  static final int EQUALITY = 3;
  static final int RELATION = 4;
  static final int SUM = 5;
  static final int PRODUCT = 6;
  static final int UNARY = 7;
  static final int PRIMARY = 8;

  static Code of(int level, String format, Object... args) {
    return new Code(CodeBlock.of(format, args), level, false, false, false);
  }

  static Code primary(String format, Object... args) {
    return of(PRIMARY, format, args);
  }

  static Code name(String name) {
    return new Code(CodeBlock.of("$N", name), PRIMARY, false, false, true);
  }

  Code asBoxed() {
    return new Code(block, level, true, false, simple);
  }

  Code asNarrow() {
    return new Code(block, level, false, true, simple);
  }

  Code asSimple() {
    return new Code(block, level, boxed, narrow, true);
  }

  /** In parentheses where its operator binds less tightly than {@code outer}. */
  CodeBlock at(int outer) {
    return level < outer ? CodeBlock.of("($L)", block) : block;
  }

  /** Where an object is wanted: an {@code int} becomes a {@code long} first. */
  CodeBlock object() {
    if (!narrow) {
      return block;
    }
    String text = block.toString();
    return text.matches("\\d+") ? CodeBlock.of(text + "L") : CodeBlock.of("(long) $L", at(UNARY));
  }

  /** A list of arguments. */
  static CodeBlock join(List<CodeBlock> blocks) {
    return CodeBlock.join(blocks, ",$W");
  }

  @Override
  public String toString() {
    return block.toString();
  }
}
