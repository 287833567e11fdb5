package sharedsockets.model.javacode;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sharedsockets.model.javacode.Statement.Block;

/**
 * The private methods of a generated class. Statements become a method by lambda lifting: locals
 * that they use and do not declare become its parameters. Equal methods are written once.
 */
public final class Methods {
  /** A method but for its name. */
  private record Unnamed(JavaType returns, String text) {}

  private final Map<Unnamed, String> names = new LinkedHashMap<>();

  /** Those whose bodies perform calls, directly or through others. */
  private final Set<String> performing = new HashSet<>();

  /** Whether a statement, or one within it, performs a call: leaving it out would be seen. */
  public boolean performs(Statement statement) {
    return statement.anyMatch(s -> s instanceof Statement.Perform || calls(s));
  }

  /** Whether a statement itself evaluates a call of a method that performs calls. */
  private boolean calls(Statement statement) {
    return statement.terms().stream()
        .anyMatch(
            term ->
                term.anyMatch(
                    t -> t instanceof Term.Call call && performing.contains(call.method())));
  }

  /**
   * Makes a method of statements that assign no local but their own.
   *
   * @return the call of the method, with the locals that it needs
   */
  public Term.Call extract(JavaType returns, String name, Block statements) {
    Block body = DeadCode.removed(statements, this::calls);
    List<Term.Local> parameters = freeLocals(body);
    Unnamed method = new Unnamed(returns, Printer.method(parameters, body));
    String known = names.putIfAbsent(method, name);
    String called = known == null ? name : known;
    if (performs(body)) {
      performing.add(called);
    }
    return new Term.Call(returns, called, List.copyOf(parameters));
  }

  /** The locals that statements use and do not declare, in the order of their first use. */
  private static List<Term.Local> freeLocals(Block body) {
    Set<Term.Local> used = new LinkedHashSet<>();
    Set<Term.Local> declared = new LinkedHashSet<>();
    collect(body, used, declared);
    used.removeAll(declared);
    return List.copyOf(used);
  }

  /** Whether statements neither assign locals nor leave blocks that are not their own. */
  public static boolean standsAlone(Block block) {
    Set<Term.Local> declared = new LinkedHashSet<>();
    collect(block, new LinkedHashSet<>(), declared);
    return !block.anyMatch(
        s ->
            s instanceof Statement.Assign assign && !declared.contains(assign.local())
                || s instanceof Statement.Break left && !block.anyMatch(in -> isAt(in, left)));
  }

  private static boolean isAt(Statement statement, Statement.Break left) {
    return statement instanceof Statement.Labelled labelled
        && labelled.label().equals(left.label());
  }

  private static void collect(Statement statement, Set<Term.Local> used, Set<Term.Local> declared) {
    if (statement instanceof Statement.Declare declare) {
      declared.add(declare.local());
    } else if (statement instanceof Statement.Assign assign) {
      used.add(assign.local());
    } else if (statement instanceof Statement.For loop) {
      declared.add(loop.first().local());
    }
    statement.terms().forEach(term -> collect(term, used));
    statement.children().forEach(child -> collect(child, used, declared));
  }

  private static void collect(Term term, Set<Term.Local> used) {
    if (term instanceof Term.Local local) {
      used.add(local);
    }
    term.operands().forEach(operand -> collect(operand, used));
  }

  /** The text of a method that overrides one of the superclass and has no parameters. */
  public static String override(JavaType returns, String name, Block body) {
    return "protected " + text(new Unnamed(returns, Printer.method(List.of(), body)), name);
  }

  /** The text of all methods. */
  public String text() {
    StringBuilder text = new StringBuilder();
    names.forEach((method, name) -> text.append("private ").append(text(method, name)));
    return text.toString();
  }

  private static String text(Unnamed method, String name) {
    return method.returns().keyword() + " " + name + method.text();
  }
}
