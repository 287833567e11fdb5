package sharedsockets.model.source;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sharedsockets.model.ast.Definition;
import sharedsockets.model.ast.Expr;
import sharedsockets.model.ast.Location;
import sharedsockets.model.ast.Module;
import sharedsockets.model.ast.Operator;
import sharedsockets.model.ast.Unsupported;

/**
 * Writes actions: a conjunct without primes refuses where it does not hold, one that says a
 * variable's next value assigns it, and at the end there is a next state.
 */
final class Actions {
  /** A conjunct that can refuse, as the generated {@code Guard}. */
  record Guard(
      String name,
      String action,
      List<String> rules,
      String sentence,
      Location at,
      String text,
      String parameter,
      String relation) {}

  /** The constraint of a conjunct on a parameter. */
  private record Constraint(String parameter, String relation, CodeBlock expected) {}

  private final Module module;
  private final Facts facts;
  private final Expressions expressions;
  private final SpecText text;
  private final ClassName guardsClass;
  private final ClassName draftClass;
  private final ClassName allowedClass;
  private final Set<String> variables = new LinkedHashSet<>();

  final List<Guard> guards = new ArrayList<>();

  /** Definitions that only say next values, written as methods on a draft. */
  final Set<Definition> wanted = new LinkedHashSet<>();

  private final Map<String, Set<String>> assigns = new LinkedHashMap<>();

  Actions(
      Module module,
      Typer typer,
      Facts facts,
      Expressions expressions,
      SpecText text,
      JavaTypes javaTypes) {
    this.module = module;
    this.typer = typer;
    this.facts = facts;
    this.expressions = expressions;
    this.text = text;
    this.guardsClass = javaTypes.named("Guards");
    this.draftClass = javaTypes.named("State").nestedClass("Draft");
    this.allowedClass = javaTypes.named("Guard").nestedClass("Allowed");
    this.javaTypes = javaTypes;
    for (String variable : module.variables()) {
      if (!facts.parameters.contains(variable)) {
        variables.add(variable);
      }
    }
  }

  private final Typer typer;
  private final JavaTypes javaTypes;

  /** Whether it says which conjunct refuses. */
  private boolean explains = true;

  void explainNothing() {
    explains = false;
  }

  private Definition action;
  private int number;

  /** The position on a way through an action. */
  private record Way(Set<String> assigned, String draft, String exit) {
    Way assigning(Set<String> more) {
      Set<String> all = new LinkedHashSet<>(assigned);
      all.addAll(more);
      return new Way(all, draft, exit);
    }

    Way drafting(String name) {
      return new Way(assigned, name, exit);
    }
  }

  /** The body of an action's method. */
  void action(Definition definition, Context c) {
    action = definition;
    number = 0;
    steps(List.of(definition.body()), c, new Way(Set.of(), null, "return"));
  }

  private boolean primed(Expr expr) {
    return facts.of(expr).primed();
  }

  private void steps(List<Expr> todo, Context c, Way way) {
    if (todo.isEmpty()) {
      finish(c, way);
      return;
    }
    Expr expr = todo.get(0);
    List<Expr> rest = todo.subList(1, todo.size());
    if (expr instanceof Expr.Builtin and && and.op() == Operator.AND) {
      List<Expr> more = new ArrayList<>(and.operands(Operator.AND));
      more.addAll(rest);
      steps(more, c, way);
    } else if (expr instanceof Expr.Let let && primed(let)) {
      expressions.statements.open(let, c);
      steps(prepend(let.body(), rest), c, way);
    } else if (!primed(expr)) {
      guard(expr, c, way);
      steps(rest, c, way);
    } else if (isAssignment(expr)) {
      Set<String> now = assigned(expr);
      for (String variable : now) {
        if (way.assigned().contains(variable)) {
          throw new Unsupported(expr.at(), variable + "': said twice");
        }
      }
      Way drafting = way;
      if (way.draft() == null && changes(expr)) {
        drafting = draft(c, way);
      }
      assign(expr, c, drafting.draft());
      steps(rest, c, drafting.assigning(now));
    } else if (expr instanceof Expr.If choice) {
      Code condition = expressions.expression(choice.condition(), c);
      Context then = c.block();
      Context otherwise = c.block();
      steps(prepend(choice.then(), rest), then, way);
      steps(prepend(choice.otherwise(), rest), otherwise, way);
      c.open("if ($L)", condition.block());
      c.out.add(then.out.build());
      c.out.add("$<} else {\n$>");
      c.out.add(otherwise.out.build());
      c.close();
    } else if (expr instanceof Expr.Quantified exists && !exists.forAll()) {
      loop(exists, rest, c, way);
    } else if (expr instanceof Expr.Builtin or && or.op() == Operator.OR) {
      ways(or, rest, c, way);
    } else if (expr instanceof Expr.Call call && module.definitions().containsKey(call.target())) {
      inline(call, rest, c, way);
    } else {
      throw new Unsupported(expr.at(), Operators.nameOf(expr) + " over a next state");
    }
  }

  private static List<Expr> prepend(Expr first, List<Expr> rest) {
    List<Expr> all = new ArrayList<>();
    all.add(first);
    all.addAll(rest);
    return all;
  }

  private void finish(Context c, Way way) {
    for (String variable : variables) {
      if (!way.assigned().contains(variable)) {
        throw new Unsupported(
            action.at(), action.name() + " does not always say what " + variable + "' is");
      }
    }
    if (way.draft() == null) {
      c.line("attempt.next($N)", Members.STATE);
    } else {
      c.line("attempt.next($N.done())", way.draft());
    }
  }

  private Way draft(Context c, Way way) {
    String name = c.fresh("draft");
    c.line("$T $N = $N.draft()", draftClass, name, Members.STATE);
    return way.drafting(name);
  }

  private Way copied(Context c, Way way) {
    if (way.draft() == null) {
      return way;
    }
    String name = c.fresh("draft");
    c.line("$T $N = $N.copy()", draftClass, name, way.draft());
    return way.drafting(name);
  }

  private void loop(Expr.Quantified exists, List<Expr> rest, Context c, Way way) {
    Expr.Bound bound = exists.bounds().get(0);
    if (bound.tuple()) {
      throw new Unsupported(bound.set().at(), "\\E <<x, y>> \\in S");
    }
    List<Expr.Bound> more = new ArrayList<>();
    for (String name : bound.names().subList(1, bound.names().size())) {
      more.add(new Expr.Bound(List.of(name), false, bound.set()));
    }
    more.addAll(exists.bounds().subList(1, exists.bounds().size()));
    Expr body =
        more.isEmpty()
            ? exists.body()
            : new Expr.Quantified(false, more, exists.body(), exists.at());
    Type element = typer.typeOf(bound.set()).argument(0);
    Code set = expressions.expression(bound.set(), c);
    if (explains) {
      Guard empty = newGuard(bound.set(), null);
      c.open("if ($L.isEmpty())", set.at(Code.PRIMARY));
      c.line("attempt.refused($T.$N)", guardsClass, empty.name());
      c.close();
    }
    Context inner = c.block();
    String name = inner.fresh(JavaNames.local(bound.names().get(0)));
    c.open("for ($T $N : $L)", javaTypes.of(element, bound.set().at()), name, set.block());
    inner.define(bound.names().get(0), Code.name(name));
    Way each = copied(inner, new Way(way.assigned(), way.draft(), "continue"));
    steps(prepend(body, rest), inner, each);
    c.out.add(inner.out.build());
    c.close();
  }

  private void ways(Expr.Builtin or, List<Expr> rest, Context c, Way way) {
    for (Expr disjunct : or.args()) {
      Context inner = c.block();
      String label = c.fresh("way");
      c.open("$N:", label);
      Way each = copied(inner, new Way(way.assigned(), way.draft(), "break " + label));
      steps(prepend(disjunct, rest), inner, each);
      c.out.add(inner.out.build());
      c.close();
    }
  }

  private void inline(Expr.Call call, List<Expr> rest, Context c, Way way) {
    Definition definition = typer.definition(call.target());
    for (int i = 0; i < call.args().size(); i++) {
      Definition.Parameter parameter = definition.parameters().get(i);
      if (parameter.arity() > 0) {
        throw new Unsupported(call.at(), call.target() + ": an operator passed to an action");
      }
      Code argument = expressions.expression(call.args().get(i), c);
      if (!argument.simple()) {
        String name = c.fresh(JavaNames.local(parameter.name()));
        Type type = typer.signature(definition).parameter(i);
        c.line("$T $N = $L", javaTypes.of(type, call.at()), name, argument.block());
        argument = Code.name(name);
      }
      c.define(parameter.name(), argument);
    }
    steps(prepend(definition.body(), rest), c, way);
  }

  // ------------------------------------------------------------------ next values

  /** Whether an expression only says next values, the same variables' whatever the case. */
  private boolean isAssignment(Expr expr) {
    return assignedOrNull(expr) != null;
  }

  private Set<String> assigned(Expr expr) {
    return assignedOrNull(expr);
  }

  private Set<String> assignedOrNull(Expr expr) {
    if (expr instanceof Expr.Builtin builtin) {
      switch (builtin.op()) {
        case UNCHANGED -> {
          Set<String> all = facts.variablesOf(builtin.args().get(0));
          all.removeAll(facts.parameters);
          return all;
        }
        case EQUAL -> {
          return builtin.args().get(0) instanceof Expr.Prime prime
                  && prime.body() instanceof Expr.Variable variable
                  && !primed(builtin.args().get(1))
              ? Set.of(variable.name())
              : null;
        }
        case AND -> {
          Set<String> all = new LinkedHashSet<>();
          for (Expr arg : builtin.args()) {
            Set<String> some = assignedOrNull(arg);
            if (some == null || some.stream().anyMatch(all::contains)) {
              return null;
            }
            all.addAll(some);
          }
          return all;
        }
        default -> {
          return null;
        }
      }
    } else if (expr instanceof Expr.If choice && !primed(choice.condition())) {
      Set<String> then = assignedOrNull(choice.then());
      return then != null && then.equals(assignedOrNull(choice.otherwise())) ? then : null;
    } else if (expr instanceof Expr.Let let) {
      return assignedOrNull(let.body());
    } else if (expr instanceof Expr.Call call && module.definitions().containsKey(call.target())) {
      if (!assigns.containsKey(call.target())) {
        assigns.put(call.target(), assignedOrNull(typer.definition(call.target()).body()));
      }
      return assigns.get(call.target());
    }
    return null;
  }

  /** Whether an assignment is more than UNCHANGED. */
  private boolean changes(Expr expr) {
    if (expr instanceof Expr.Builtin builtin && builtin.op() == Operator.UNCHANGED) {
      return false;
    } else if (expr instanceof Expr.Builtin builtin && builtin.op() == Operator.AND) {
      return builtin.args().stream().anyMatch(this::changes);
    } else if (expr instanceof Expr.If choice) {
      return changes(choice.then()) || changes(choice.otherwise());
    } else if (expr instanceof Expr.Let let) {
      return changes(let.body());
    } else if (expr instanceof Expr.Call call) {
      return changes(typer.definition(call.target()).body());
    }
    return true;
  }

  /** Writes assignments to a draft. */
  void assign(Expr expr, Context c, String draft) {
    if (!changes(expr)) {
      return;
    }
    if (expr instanceof Expr.Builtin builtin && builtin.op() == Operator.AND) {
      builtin.args().forEach(arg -> assign(arg, c, draft));
    } else if (expr instanceof Expr.Builtin equal) {
      Expr.Variable variable = (Expr.Variable) ((Expr.Prime) equal.args().get(0)).body();
      String place = draft + "." + JavaNames.local(variable.name());
      expressions.statements.assigned(place, equal.args().get(1), c);
    } else if (expr instanceof Expr.Let let) {
      expressions.statements.open(let, c);
      assign(let.body(), c, draft);
    } else if (expr instanceof Expr.If choice) {
      assignChoice(choice, c, draft);
    } else {
      Expr.Call call = (Expr.Call) expr;
      Definition definition = typer.definition(call.target());
      wanted.add(definition);
      CodeBlock arguments = expressions.arguments(definition, call, c);
      c.line("$N($L,$W$N)", JavaNames.method(definition.name()), arguments, draft);
    }
  }

  private void assignChoice(Expr.If choice, Context c, String draft) {
    Context then = c.block();
    Context otherwise = c.block();
    boolean first = changes(choice.then());
    Code condition =
        first
            ? expressions.expression(choice.condition(), c)
            : expressions.conditions.negation(choice.condition(), c);
    assign(choice.then(), then, draft);
    assign(choice.otherwise(), otherwise, draft);
    c.open("if ($L)", condition.block());
    c.out.add(first ? then.out.build() : otherwise.out.build());
    if (first && changes(choice.otherwise())) {
      c.out.add("$<} else {\n$>");
      c.out.add(otherwise.out.build());
    }
    c.close();
  }

  // ------------------------------------------------------------------ refusals

  private void guard(Expr expr, Context c, Way way) {
    if (expr instanceof Expr.Bool bool && bool.value()) {
      return;
    }
    Code condition = expressions.conditions.negation(expr, c);
    if (!explains) {
      c.open("if ($L)", condition.block());
      c.line("$L", way.exit());
      c.close();
      return;
    }
    Context inner = c.block();
    Constraint constraint = constraint(expr, inner);
    if (!inner.out.isEmpty()) {
      constraint = null; // would take statements to say
    }
    Guard guard = newGuard(expr, constraint);
    if (!guard.rules().isEmpty()) {
      c.out.add("// $L\n", String.join(" ", guard.rules()));
    }
    c.open("if ($L)", condition.block());
    if (constraint == null) {
      c.line("attempt.refused($T.$N)", guardsClass, guard.name());
    } else {
      c.line(
          "attempt.refused($T.$N,$W() ->$W$L)", guardsClass, guard.name(), constraint.expected());
    }
    c.line("$L", way.exit());
    c.close();
  }

  private Guard newGuard(Expr expr, Constraint constraint) {
    number++;
    Guard guard =
        new Guard(
            JavaNames.constant(action.name()) + "_" + number,
            action.name(),
            text.rules(expr.at()),
            text.sentence(expr.at()),
            expr.at(),
            text.text(expr.at()),
            constraint == null ? null : constraint.parameter(),
            constraint == null ? null : constraint.relation());
    guards.add(guard);
    return guard;
  }

  private boolean isParameter(Expr expr) {
    return expr instanceof Expr.Local local
        && action.parameters().stream().anyMatch(p -> p.name().equals(local.name()));
  }

  /** The parameter of which an expression speaks: itself, or what an operator is applied to. */
  private String subject(Expr expr) {
    if (isParameter(expr)) {
      return ((Expr.Local) expr).name();
    } else if (expr instanceof Expr.Call call
        && !call.args().isEmpty()
        && call.args().stream().allMatch(this::isParameter)) {
      // By convention arguments come first and the result last.
      return ((Expr.Local) call.args().get(call.args().size() - 1)).name();
    }
    return null;
  }

  private CodeBlock single(Expr value, Context c) {
    return CodeBlock.of("$T.of($L)", List.class, expressions.expression(value, c).object());
  }

  private Constraint constraint(Expr expr, Context c) {
    if (isParameter(expr)) {
      return new Constraint(
          ((Expr.Local) expr).name(), "IN", CodeBlock.of("$T.of(true)", List.class));
    } else if (!(expr instanceof Expr.Builtin builtin)) {
      return null;
    } else {
      List<Expr> args = builtin.args();
      switch (builtin.op()) {
        case NOT -> {
          return isParameter(args.get(0))
              ? new Constraint(
                  ((Expr.Local) args.get(0)).name(), "IN", CodeBlock.of("$T.of(false)", List.class))
              : null;
        }
        case EQUAL, UNEQUAL -> {
          boolean left = isParameter(args.get(0));
          if (!left && !isParameter(args.get(1))) {
            return null;
          }
          return new Constraint(
              ((Expr.Local) args.get(left ? 0 : 1)).name(),
              builtin.op() == Operator.EQUAL ? "IN" : "NOT_IN",
              single(args.get(left ? 1 : 0), c));
        }
        case IN, NOT_IN -> {
          String subject = subject(args.get(0));
          return subject == null
              ? null
              : new Constraint(
                  subject,
                  builtin.op() == Operator.IN ? "IN" : "NOT_IN",
                  expressions.expression(args.get(1), c).block());
        }
        case SUBSET_OF -> {
          boolean left = isParameter(args.get(0));
          if (!left && !isParameter(args.get(1))) {
            return null;
          }
          return new Constraint(
              ((Expr.Local) args.get(left ? 0 : 1)).name(),
              left ? "SUBSET_OF" : "SUPERSET_OF",
              expressions.expression(args.get(left ? 1 : 0), c).block());
        }
        case IMPLIES -> {
          if (isParameter(args.get(0))) {
            return new Constraint(
                ((Expr.Local) args.get(0)).name(), "IN", CodeBlock.of("$T.of(false)", List.class));
          }
          return isParameter(args.get(1)) ? constraint(args.get(1), c) : null;
        }
        case OR -> {
          return alternatives(builtin, c);
        }
        default -> {
          return null;
        }
      }
    }
  }

  /** What one parameter may be where the other conjuncts of an alternative hold. */
  private Constraint alternatives(Expr.Builtin or, Context c) {
    List<Expr> disjuncts = or.operands(Operator.OR);
    String parameter = null;
    CodeBlock.Builder expected = CodeBlock.builder().add("$T.none()", allowedClass);
    CodeBlock only = null;
    int alternatives = 0;
    for (Expr disjunct : disjuncts) {
      List<Expr> conjuncts = disjunct.operands(Operator.AND);
      Constraint found = null;
      List<Expr> others = new ArrayList<>();
      for (Expr conjunct : conjuncts) {
        Constraint one = found == null ? constraint(conjunct, c) : null;
        if (one == null) {
          others.add(conjunct);
        } else {
          found = one;
        }
      }
      if (found == null) {
        continue; // it did not hold, whatever the result
      }
      String name = found.parameter();
      if (!found.relation().equals("IN")
          || parameter != null && !parameter.equals(name)
          || others.stream().anyMatch(e -> e.locals().contains(name))) {
        return null;
      }
      parameter = name;
      alternatives++;
      if (others.isEmpty()) {
        only = found.expected();
        expected.add("$Z.or(true, $L)", found.expected());
      } else {
        Expr all =
            others.size() == 1
                ? others.get(0)
                : new Expr.Builtin(Operator.AND, others, disjunct.at());
        expected.add("$Z.or($L,$W$L)", expressions.expression(all, c).block(), found.expected());
      }
    }
    if (parameter == null) {
      return null;
    }
    boolean single = alternatives == 1 && only != null;
    return new Constraint(parameter, "IN", single ? only : expected.build());
  }
}
