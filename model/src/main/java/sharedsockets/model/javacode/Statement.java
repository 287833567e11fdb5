package sharedsockets.model.javacode;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A Java statement. */
public sealed interface Statement {
  /** The terms that are evaluated by this statement itself, in the order of the text. */
  default List<Term> terms() {
    return List.of();
  }

  /** The statements within this one, in the order of the text. */
  default List<? extends Statement> children() {
    return List.of();
  }

  /** {@code type local = value;}. */
  record Declare(Term.Local local, Term value) implements Statement {
    @Override
    public List<Term> terms() {
      return List.of(value);
    }
  }

  /** {@code local = value;}. */
  record Assign(Term.Local local, Term value) implements Statement {
    @Override
    public List<Term> terms() {
      return List.of(value);
    }
  }

  /** {@code element = value;}. */
  record Store(Term.Element element, Term value) implements Statement {
    @Override
    public List<Term> terms() {
      return List.of(element.index(), value);
    }
  }

  /** A call for its effect. */
  record Perform(Term.Call call) implements Statement {
    public static Perform of(String method, Term... arguments) {
      return new Perform(Terms.call(JavaType.VOID, method, arguments));
    }

    @Override
    public List<Term> terms() {
      return List.of(call);
    }
  }

  /** {@code if (condition) then else otherwise}. */
  record If(Term condition, Block then, Block otherwise) implements Statement {
    @Override
    public List<Term> terms() {
      return List.of(condition);
    }

    @Override
    public List<Block> children() {
      return List.of(then, otherwise);
    }
  }

  /** {@code for (first; condition; step) body}. */
  record For(Declare first, Term condition, Assign step, Block body) implements Statement {
    @Override
    public List<Term> terms() {
      return List.of(first.value(), condition, step.value());
    }

    @Override
    public List<Block> children() {
      return List.of(body);
    }
  }

  /** {@code do body while (condition);}. */
  record DoWhile(Block body, Term condition) implements Statement {
    @Override
    public List<Term> terms() {
      return List.of(condition);
    }

    @Override
    public List<Block> children() {
      return List.of(body);
    }
  }

  /** {@code label: body}. */
  record Labelled(Label label, Block body) implements Statement {
    @Override
    public List<Block> children() {
      return List.of(body);
    }
  }

  /** {@code break label;}. */
  record Break(Label label) implements Statement {}

  /** {@code return value;}. */
  record Return(Term value) implements Statement {
    @Override
    public List<Term> terms() {
      return List.of(value);
    }
  }

  /** {@code { statements }}. */
  record Block(List<Statement> statements) implements Statement {
    public static final Block EMPTY = new Block(List.of());

    public Block(List<Statement> statements) {
      this.statements = List.copyOf(statements);
    }

    public static Block of(Statement... statements) {
      return new Block(List.of(statements));
    }

    /** These statements and then another one, which may read their locals. */
    public Block then(Statement last) {
      List<Statement> all = new ArrayList<>(statements);
      all.add(last);
      return new Block(all);
    }

    public boolean isEmpty() {
      return statements.isEmpty();
    }

    @Override
    public List<Statement> children() {
      return statements;
    }
  }

  /** The target of a break, by a number that no other label of the class has. */
  record Label(int number) {}

  /** Whether this statement or one within it satisfies a test. */
  default boolean anyMatch(Predicate<Statement> test) {
    return test.test(this) || children().stream().anyMatch(child -> child.anyMatch(test));
  }

  /** How many nodes the statement has, terms included. */
  default int size() {
    int size = 1;
    for (Term term : terms()) {
      size += term.size();
    }
    for (Statement child : children()) {
      size += child.size();
    }
    return size;
  }
}
