package sharedsockets.model.javacode;

import java.util.List;
import java.util.function.Predicate;

/**
 * A Java expression without side effects: it may be written twice, moved, or left out; the call of
 * a method that performs others is the value of a local, so that it is evaluated once. Terms that
 * are equal as Java objects are the same expression. {@link Terms} builds them simplified.
 */
public sealed interface Term {
  JavaType type();

  /** The terms that this one is made of, in the order in which they are printed. */
  default List<Term> operands() {
    return List.of();
  }

  /** A constant; of a boolean, {@code value} is 1 or 0. */
  record Literal(JavaType type, long value) implements Term {}

  /** A local variable or parameter, by a number that no other one of the class has. */
  record Local(JavaType type, int number) implements Term {}

  /** An array, by its name; {@code type} is that of its elements. */
  record Array(JavaType type, String name) implements Term {}

  /** An element of an array. */
  record Element(Array array, Term index) implements Term {
    @Override
    public JavaType type() {
      return array.type();
    }

    @Override
    public List<Term> operands() {
      return List.of(array, index);
    }
  }

  /** {@code !operand}. */
  record Not(Term operand) implements Term {
    @Override
    public JavaType type() {
      return JavaType.BOOLEAN;
    }

    @Override
    public List<Term> operands() {
      return List.of(operand);
    }
  }

  /** {@code ~operand}. */
  record Complement(Term operand) implements Term {
    @Override
    public JavaType type() {
      return operand.type();
    }

    @Override
    public List<Term> operands() {
      return List.of(operand);
    }
  }

  /** {@code left operator right}. */
  record Binary(JavaOperator operator, Term left, Term right) implements Term {
    @Override
    public JavaType type() {
      return operator.isCondition() ? JavaType.BOOLEAN : left.type();
    }

    @Override
    public List<Term> operands() {
      return List.of(left, right);
    }
  }

  /** {@code condition ? then : otherwise}. */
  record Conditional(Term condition, Term then, Term otherwise) implements Term {
    @Override
    public JavaType type() {
      return then.type();
    }

    @Override
    public List<Term> operands() {
      return List.of(condition, then, otherwise);
    }
  }

  /** {@code (type) operand}. */
  record Cast(JavaType type, Term operand) implements Term {
    @Override
    public List<Term> operands() {
      return List.of(operand);
    }
  }

  /** A call of a method; of type VOID only within a {@link Statement.Perform}. */
  record Call(JavaType type, String method, List<Term> arguments) implements Term {
    @Override
    public List<Term> operands() {
      return arguments;
    }
  }

  /** Whether this term or one within it satisfies a test. */
  default boolean anyMatch(Predicate<Term> test) {
    if (test.test(this)) {
      return true;
    }
    for (Term operand : operands()) {
      if (operand.anyMatch(test)) {
        return true;
      }
    }
    return false;
  }

  /** How many nodes the term has. */
  default int size() {
    int size = 1;
    for (Term operand : operands()) {
      size += operand.size();
    }
    return size;
  }
}
