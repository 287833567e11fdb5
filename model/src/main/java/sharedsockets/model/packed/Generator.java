package sharedsockets.model.packed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import sharedsockets.model.ast.Location;
import sharedsockets.model.ast.Unsupported;
import sharedsockets.model.eval.ConfiguredModule;
import sharedsockets.model.eval.Interpreter;
import sharedsockets.model.javacode.JavaType;
import sharedsockets.model.javacode.Statement;
import sharedsockets.model.javacode.Statement.Block;
import sharedsockets.model.javacode.Term;
import sharedsockets.model.javacode.Terms;

/**
 * The context that the parts of the code generator share: the code so far, the states, and each
 * other.
 */
final class Generator {
  /** The array with the state that a step starts from, in generated code. */
  static final Term.Array CURRENT = new Term.Array(JavaType.LONG, "c");

  /** The array with the state that it leads to. */
  static final Term.Array NEXT = new Term.Array(JavaType.LONG, "n");

  final ConfiguredModule model;
  final Interpreter interpreter;
  final Universe universe;
  final Code code = new Code();
  final Expressions expressions = new Expressions(this);
  final Sets sets = new Sets(this);
  final Indices indices = new Indices(this);
  final Functions functions = new Functions(this);
  final Equality equality = new Equality(this);
  final Stores stores = new Stores(this);

  /** What unprimed and primed variables are at this point of the code. */
  Map<String, Val> current = new HashMap<>();

  Map<String, Val> next = new HashMap<>();

  private final List<String> failures = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private Location at;

  Generator(ConfiguredModule model, Interpreter interpreter, Universe universe) {
    this.model = model;
    this.interpreter = interpreter;
    this.universe = universe;
  }

  /** Where the expression that is being compiled stands. */
  Location here() {
    return at;
  }

  /** Compiles what stands at a place. */
  <T> T at(Location place, Supplier<T> body) {
    Location outer = at;
    at = place;
    try {
      return body.get();
    } finally {
      at = outer;
    }
  }

  /** A statement that ends the search: an expression has no value here. */
  private Statement failure(Location at, String message) {
    failures.add(at + ": " + message);
    return Statement.Perform.of("fail", Terms.number(failures.size() - 1L));
  }

  /** Ends the search where the code at hand runs. */
  void fail(Location at, String message) {
    code.add(failure(at, message));
  }

  /** Demands a condition that the evaluation of an expression relies on. */
  void demand(Term condition, Location at, String message) {
    if (condition.equals(Terms.TRUE) || code.isKnown(condition)) {
      return;
    }
    code.addIf(Terms.not(condition), Block.of(failure(at, message)), Block.EMPTY);
    code.assume(condition);
  }

  /** Warns where the code at hand runs, and goes on. */
  void warn(Location place, String message) {
    String text = place + ": " + message;
    if (!warnings.contains(text)) {
      warnings.add(text);
    }
    code.perform("warn", Terms.number(warnings.indexOf(text)));
  }

  /** What {@code warn} says, by number. */
  List<String> warnings() {
    return warnings;
  }

  /** What {@code fail} says, by number. */
  List<String> failures() {
    return failures;
  }

  static Unsupported unsupported(Location at, String what) {
    return new Unsupported(at, what + " is not supported by the compiled engine");
  }
}
