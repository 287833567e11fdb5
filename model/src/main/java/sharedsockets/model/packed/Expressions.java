package sharedsockets.model.packed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import sharedsockets.model.ast.Expr;
import sharedsockets.model.ast.Location;
import sharedsockets.model.ast.Operator;
import sharedsockets.model.domain.Domain;
import sharedsockets.model.javacode.JavaOperator;
import sharedsockets.model.javacode.JavaType;
import sharedsockets.model.javacode.Statement;
import sharedsockets.model.javacode.Statement.Block;
import sharedsockets.model.javacode.Term;
import sharedsockets.model.javacode.Terms;
import sharedsockets.model.reading.Scope;
import sharedsockets.model.value.Value;

/** Compiles expressions: what is constant is folded, what is structure stays structure. */
final class Expressions {
  private static final int DEEPEST_CALL = 64;

  /** A condition of more nodes is asked in a method of its own. */
  private static final int LARGE = 600;

  private final Generator g;
  private boolean primed;
  private int depth;
  private int outlined;
  private final Map<Expr, List<String>> names = new IdentityHashMap<>();

  /** Conjuncts that hold by the types of what is stored. */
  private BiPredicate<Expr, Scope> implied = (e, scope) -> false;

  Expressions(Generator g) {
    this.g = g;
  }

  void setImplied(BiPredicate<Expr, Scope> implied) {
    this.implied = implied;
  }

  boolean isPrimed() {
    return primed;
  }

  /** Compiles in a state other than the one at hand, such as within a prime. */
  <T> T inState(boolean inNext, Supplier<T> body) {
    boolean before = primed;
    primed = inNext;
    try {
      return body.get();
    } finally {
      primed = before;
    }
  }

  /** A condition, as a boolean expression. */
  Term truth(Expr e, Scope scope) {
    return g.code.simplified(condition(e, scope));
  }

  private Term condition(Expr e, Scope scope) {
    return g.at(e.at(), () -> conditionHere(e, scope));
  }

  private Term conditionHere(Expr e, Scope scope) {
    if (e instanceof Expr.Bool b) {
      return Terms.truth(b.value());
    } else if (e instanceof Expr.Builtin b) {
      Term term = builtinTruth(b, scope);
      if (term != null) {
        return term;
      }
    } else if (e instanceof Expr.Quantified q) {
      return quantified(q, scope);
    } else if (e instanceof Expr.If x) {
      Term condition = truth(x.condition(), scope);
      return chooseTruth(
          condition, () -> truth(x.then(), scope), () -> truth(x.otherwise(), scope));
    } else if (e instanceof Expr.Case x) {
      return caseTruth(x, 0, scope);
    } else if (e instanceof Expr.Call call && g.model.expand(call, scope) != null) {
      return callTruth(call, scope);
    } else if (e instanceof Expr.Let let) {
      return truth(let.body(), scope.with(let));
    } else if (e instanceof Expr.ActionSubscript x) {
      Supplier<Term> stays =
          () -> g.equality.same(eval(x.subscript(), scope), primed(x.subscript(), scope), x.at());
      return x.box()
          ? either(List.of(stays, () -> truth(x.action(), scope)))
          : both(List.of(() -> Terms.not(stays.get()), () -> truth(x.action(), scope)));
    }
    return truth(eval(e, scope), e.at());
  }

  Term truth(Val val, Location at) {
    if (val instanceof Val.Bool b) {
      return b.term();
    } else if (val instanceof Val.Either e) {
      return Terms.choose(e.condition(), truth(e.then(), at), truth(e.otherwise(), at));
    }
    throw Generator.unsupported(at, "a condition that is neither TRUE nor FALSE");
  }

  /** The message of an assertion, where it is a text. */
  private static String message(Expr text) {
    return text instanceof Expr.Str literal ? ": \"" + literal.value() + "\"" : "";
  }

  /** A call as a condition: in a method of its own where it is long. */
  private Term callTruth(Expr.Call call, Scope scope) {
    Scope.Closure body = g.model.expand(call, scope);
    return descend(
        call,
        () -> {
          Piece piece = piece(() -> truth(body.expr(), body.scope()));
          if (piece.statements().isEmpty()) {
            return piece.term();
          }
          Term.Local local = g.code.local(Terms.FALSE);
          g.code.addBlock(piece.assigning(local));
          return local;
        });
  }

  /** A condition with the statements that it needs first. */
  private record Piece(Block statements, Term term) {
    /** The statements, and then the condition's value to a local. */
    Block assigning(Term.Local local) {
      return statements.then(new Statement.Assign(local, term));
    }
  }

  /** Compiles a condition apart: into a method of its own where it is long. */
  private Piece piece(Supplier<Term> condition) {
    Term[] term = {Terms.FALSE};
    Block statements = g.code.nested(() -> term[0] = condition.get());
    if (statements.size() <= LARGE) {
      return new Piece(statements, term[0]);
    }
    Term.Call call = g.code.extractCondition("q" + outlined++, statements, term[0]);
    if (!g.code.performs(statements)) {
      return new Piece(Block.EMPTY, call);
    }
    // It may fail: folded into a condition that is known anyway, the call would be left out.
    Term.Local value = g.code.name(JavaType.BOOLEAN);
    return new Piece(Block.of(new Statement.Declare(value, call)), value);
  }

  private Term builtinTruth(Expr.Builtin b, Scope scope) {
    List<Expr> args = b.args();
    switch (b.op()) {
      case AND:
        return both(conditions(args, scope));
      case OR:
        return either(conditions(args, scope));
      case NOT:
        return Terms.not(truth(args.get(0), scope));
      case IMPLIES:
        return either(
            List.of(() -> Terms.not(truth(args.get(0), scope)), () -> truth(args.get(1), scope)));
      case EQUIVALENT:
        return Terms.same(truth(args.get(0), scope), truth(args.get(1), scope));
      case EQUAL:
        return isImplied(b, scope) ? Terms.TRUE : same(args, scope, b.at());
      case UNEQUAL:
        return Terms.not(same(args, scope, b.at()));
      case IN:
        if (isImplied(b, scope)) {
          return Terms.TRUE;
        }
        return g.sets.member(eval(args.get(0), scope), eval(args.get(1), scope), b.at());
      case NOT_IN:
        return Terms.not(g.sets.member(eval(args.get(0), scope), eval(args.get(1), scope), b.at()));
      case SUBSET_OF:
        if (isImplied(b, scope)) {
          return Terms.TRUE;
        }
        return g.sets.subset(eval(args.get(0), scope), eval(args.get(1), scope), b.at());
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL:
        return Terms.compare(
            number(args.get(0), scope).term(),
            comparison(b.op()),
            number(args.get(1), scope).term());
      case UNCHANGED:
        return g.equality.same(eval(args.get(0), scope), primed(args.get(0), scope), b.at());
      case ASSERT:
        g.demand(truth(args.get(0), scope), b.at(), "assertion failed" + message(args.get(1)));
        return Terms.TRUE;
      case PRINT_T:
        // Nothing is printed, but errors in the argument show.
        eval(args.get(0), scope);
        return Terms.TRUE;
      default:
        return null;
    }
  }

  /** The next state's types are seen to where it is stored, and it may be no successor yet. */
  private boolean isImplied(Expr e, Scope scope) {
    return !primed && implied.test(e, scope);
  }

  private static JavaOperator comparison(Operator operator) {
    return switch (operator) {
      case LESS -> JavaOperator.LESS;
      case LESS_OR_EQUAL -> JavaOperator.AT_MOST;
      case GREATER -> JavaOperator.GREATER;
      default -> JavaOperator.AT_LEAST;
    };
  }

  private Term same(List<Expr> args, Scope scope, Location at) {
    return g.equality.same(eval(args.get(0), scope), eval(args.get(1), scope), at);
  }

  private List<Supplier<Term>> conditions(List<Expr> list, Scope scope) {
    List<Supplier<Term>> conditions = new ArrayList<>();
    list.forEach(e -> conditions.add(() -> truth(e, scope)));
    return conditions;
  }

  /** Conjunction, each condition evaluated only where those before it hold. */
  Term both(List<Supplier<Term>> conditions) {
    Term all = Terms.TRUE;
    for (Supplier<Term> condition : conditions) {
      if (all.equals(Terms.FALSE)) {
        return all;
      } else if (all.equals(Terms.TRUE)) {
        all = condition.get();
        continue;
      }
      Term before = all;
      Piece piece =
          piece(
              () -> {
                g.code.assume(before);
                return condition.get();
              });
      if (piece.statements().isEmpty()) {
        all = Terms.and(all, piece.term());
      } else {
        Term.Local result = g.code.local(all);
        g.code.addIf(result, piece.assigning(result), Block.EMPTY);
        all = result;
      }
    }
    return all;
  }

  /** Disjunction, each condition evaluated only where those before it do not hold. */
  Term either(List<Supplier<Term>> conditions) {
    Term any = Terms.FALSE;
    for (Supplier<Term> condition : conditions) {
      if (any.equals(Terms.TRUE)) {
        return any;
      } else if (any.equals(Terms.FALSE)) {
        any = condition.get();
        continue;
      }
      Term before = any;
      Piece piece =
          piece(
              () -> {
                g.code.assume(Terms.not(before));
                return condition.get();
              });
      if (piece.statements().isEmpty()) {
        any = Terms.or(any, piece.term());
      } else {
        Term.Local result = g.code.local(any);
        g.code.addIf(result, Block.EMPTY, piece.assigning(result));
        any = result;
      }
    }
    return any;
  }

  private static Val orNothing(Supplier<Val> value) {
    try {
      return value.get();
    } catch (Functions.DeadEnd e) {
      return null;
    }
  }

  private Term chooseTruth(Term condition, Supplier<Term> then, Supplier<Term> otherwise) {
    return truth(
        choose(condition, () -> new Val.Bool(then.get()), () -> new Val.Bool(otherwise.get())),
        g.here());
  }

  private Term caseTruth(Expr.Case x, int arm, Scope scope) {
    return truth(caseOf(x, arm, scope), x.at());
  }

  /** {@code IF}: each branch's statements run only where it is chosen. */
  Val choose(Term unsettled, Supplier<Val> then, Supplier<Val> otherwise) {
    Term condition = g.code.simplified(unsettled);
    if (condition.equals(Terms.TRUE)) {
      return then.get();
    } else if (condition.equals(Terms.FALSE)) {
      return otherwise.get();
    }
    Val[] vals = new Val[2];
    Block first =
        g.code.branch(
            () -> {
              g.code.assume(condition);
              vals[0] = orNothing(then);
            });
    Block second =
        g.code.branch(
            () -> {
              g.code.assume(Terms.not(condition));
              vals[1] = orNothing(otherwise);
            });
    if (first.isEmpty() && second.isEmpty()) {
      if (vals[0].equals(vals[1])) {
        return vals[0];
      }
      Term held = isLeaf(vals[0]) ? condition : g.code.hoist(condition);
      return g.functions.merge(held, vals[0], vals[1]);
    }
    if (vals[0] == null && vals[1] == null) {
      g.code.addIf(condition, first, second);
      throw new Functions.DeadEnd();
    }
    Term held = g.code.hoist(condition);
    g.code.addIf(held, first, second);
    return g.functions.merge(held, vals[0], vals[1]);
  }

  private static boolean isLeaf(Val val) {
    return val instanceof Val.Bool || val instanceof Val.Int || val instanceof Val.Atom;
  }

  private Term quantified(Expr.Quantified q, Scope scope) {
    Term found = q.forAll() ? Terms.FALSE : Terms.TRUE;
    List<Val> sets = new ArrayList<>();
    q.bounds().forEach(bound -> sets.add(eval(bound.set(), scope)));
    if (sets.stream().anyMatch(g.sets::isEmpty)) {
      return Terms.truth(q.forAll());
    }
    // Without statements, and with one element, no loop is needed.
    if (sets.stream().allMatch(s -> s instanceof Val.Listed l && l.elements().size() == 1)) {
      Scope inner = scope;
      for (int i = 0; i < sets.size(); i++) {
        Val only = ((Val.Listed) sets.get(i)).elements().get(0);
        if (q.bounds().get(i).tuple()) {
          inner = g.sets.bindBound(q.bounds().get(i), only, inner);
        } else {
          for (String name : q.bounds().get(i).names()) {
            inner = inner.with(name, only);
          }
        }
      }
      return truth(q.body(), inner);
    }
    Term.Local result = g.code.local(Terms.not(found));
    Statement.Label label = g.code.label();
    Block decided = Block.of(new Statement.Assign(result, found), new Statement.Break(label));
    Block loops =
        g.code.nested(
            () ->
                g.sets.each(
                    q.bounds(),
                    sets,
                    scope,
                    false,
                    inner -> {
                      Piece piece = piece(() -> truth(q.body(), inner));
                      g.code.addAll(piece.statements());
                      Term hit = q.forAll() ? Terms.not(piece.term()) : piece.term();
                      g.code.addIf(hit, decided, Block.EMPTY);
                    }));
    if (!loops.anyMatch(new Statement.Break(label)::equals)) {
      if (g.code.performs(loops)) {
        g.code.addBlock(loops);
      }
      return Terms.not(found);
    }
    g.code.add(new Statement.Labelled(label, loops));
    return result;
  }

  /** The value of an expression. */
  Val eval(Expr e, Scope scope) {
    return g.at(e.at(), () -> value(e, scope));
  }

  private Val value(Expr e, Scope scope) {
    if (e instanceof Expr.Bool x) {
      return new Val.Bool(Terms.truth(x.value()));
    } else if (e instanceof Expr.Int x) {
      if (x.value() > Integer.MAX_VALUE) {
        throw Generator.unsupported(x.at(), "a number of more than 32 bits");
      }
      return Val.Int.of(x.value());
    } else if (e instanceof Expr.Str x) {
      return g.universe.atom(new Value.Text(x.value()));
    } else if (e instanceof Expr.Constant x) {
      Value value = g.model.constant(x.name());
      return value != null
          ? constant(value)
          : eval(new Expr.Call(x.name(), List.of(), x.at()), scope);
    } else if (e instanceof Expr.Variable x) {
      return variable(x);
    } else if (e instanceof Expr.Local x) {
      return local(x.name(), scope, x.at());
    } else if (e instanceof Expr.Prime x) {
      return primed(x.body(), scope);
    } else if (e instanceof Expr.Call x) {
      return call(x, scope);
    } else if (e instanceof Expr.Builtin x) {
      return builtin(x, scope);
    } else if (e instanceof Expr.Unknown x) {
      throw Generator.unsupported(x.at(), "the operator " + x.operator());
    } else if (e instanceof Expr.Choose x) {
      return g.sets.choose(x, scope);
    } else if (e instanceof Expr.SetOf x) {
      return new Val.Listed(all(x.elements(), scope));
    } else if (e instanceof Expr.Filter x) {
      return new Val.Filtered(eval(x.bound().set(), scope), x, scope, primed);
    } else if (e instanceof Expr.SetMap x) {
      return new Val.Mapped(x, scope, primed);
    } else if (e instanceof Expr.Function x) {
      return new Val.Lambda(functionDomain(x, scope), x, scope, primed);
    } else if (e instanceof Expr.Apply x) {
      return g.functions.apply(eval(x.function(), scope), eval(x.argument(), scope), x.at());
    } else if (e instanceof Expr.FunctionSet x) {
      return new Val.Functions(eval(x.domain(), scope), eval(x.range(), scope));
    } else if (e instanceof Expr.Record x) {
      Map<String, Val> fields = new LinkedHashMap<>();
      x.fields().forEach(f -> fields.put(f.name(), eval(f.value(), scope)));
      return new Val.Rec(fields);
    } else if (e instanceof Expr.RecordSet x) {
      Map<String, Val> sets = new LinkedHashMap<>();
      x.fields().forEach(f -> sets.put(f.name(), eval(f.value(), scope)));
      return new Val.Records(sets);
    } else if (e instanceof Expr.Field x) {
      return g.functions.field(eval(x.record(), scope), x.name(), x.at());
    } else if (e instanceof Expr.Tuple x) {
      return new Val.Tup(all(x.elements(), scope));
    } else if (e instanceof Expr.Except x) {
      Val val = eval(x.base(), scope);
      for (Expr.Update update : x.updates()) {
        val = g.functions.except(val, update, 0, scope);
      }
      return val;
    } else if (e instanceof Expr.At x) {
      return local("@", scope, x.at());
    } else if (e instanceof Expr.If x) {
      return remembered(
          occurrence(x, scope),
          () ->
              choose(
                  truth(x.condition(), scope),
                  () -> eval(x.then(), scope),
                  () -> eval(x.otherwise(), scope)));
    } else if (e instanceof Expr.Case x) {
      return caseOf(x, 0, scope);
    } else if (e instanceof Expr.Let x) {
      return eval(x.body(), scope.with(x));
    } else if (e instanceof Expr.Quantified || e instanceof Expr.ActionSubscript) {
      return new Val.Bool(truth(e, scope));
    }
    throw Generator.unsupported(e.at(), e.getClass().getSimpleName());
  }

  private Val functionDomain(Expr.Function x, Scope scope) {
    List<Val> sets = new ArrayList<>();
    for (Expr.Bound bound : x.bounds()) {
      Val set = eval(bound.set(), scope);
      int times = bound.tuple() ? 1 : bound.names().size();
      for (int i = 0; i < times; i++) {
        sets.add(set);
      }
    }
    return sets.size() == 1 ? sets.get(0) : new Val.Product(sets);
  }

  private List<Val> all(List<Expr> list, Scope scope) {
    List<Val> vals = new ArrayList<>();
    list.forEach(e -> vals.add(eval(e, scope)));
    return vals;
  }

  /** The value of an expression in the next state. */
  Val primed(Expr e, Scope scope) {
    return inState(true, () -> eval(e, scope));
  }

  private Val variable(Expr.Variable x) {
    Val val = (primed ? g.next : g.current).get(x.name());
    if (val == null) {
      throw new UnknownVariable(x.at(), x.name() + (primed ? "'" : ""));
    }
    return val;
  }

  /** A variable that has no value at this point. */
  static final class UnknownVariable extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnknownVariable(Location at, String name) {
      super(at + ": " + name + " is used where it has no value");
    }
  }

  private record Memo(Object of, boolean primed) {}

  private Val local(String name, Scope scope, Location at) {
    Object binding = scope.find(name);
    if (binding instanceof Val val) {
      return val;
    } else if (binding instanceof Scope.Closure thunk) {
      return remembered(thunk, () -> eval(thunk.expr(), thunk.scope()));
    }
    throw Generator.unsupported(at, "the name " + name + " here");
  }

  /** An expression with what its names are bound to: wherever both are the same, its value is. */
  private record Occurrence(Same expr, List<Same> bindings) {}

  /** An object, equal only to itself. */
  private record Same(Object object) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Same same && same.object == object;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(object);
    }
  }

  private Occurrence occurrence(Expr e, Scope scope) {
    List<Same> bindings = new ArrayList<>();
    for (String name : names.computeIfAbsent(e, Expressions::namesOf)) {
      bindings.add(new Same(scope.find(name)));
    }
    return new Occurrence(new Same(e), bindings);
  }

  /** Whether an expression mentions the next state, if only through what its names stand for. */
  boolean mentionsNext(Expr e, Scope scope) {
    if (!g.model.uses(e).isOfOneState()) {
      return true;
    }
    for (String name : names.computeIfAbsent(e, Expressions::namesOf)) {
      Object binding = scope.find(name);
      if (binding instanceof Scope.Closure t && mentionsNext(t.expr(), t.scope())
          || binding instanceof Scope.Operator o
              && o.body() != null
              && mentionsNext(o.body(), o.scope())) {
        return true;
      }
    }
    return false;
  }

  private static List<String> namesOf(Expr e) {
    Set<String> found = new TreeSet<>(e.locals());
    found.addAll(e.targets());
    if (e.any(Expr.At.class::isInstance)) {
      found.add("@");
    }
    return List.copyOf(found);
  }

  private Val remembered(Object key, Supplier<Val> compute) {
    Memo memo = new Memo(key, primed);
    Val val = g.code.known(memo);
    if (val == null) {
      val = g.functions.settle(compute.get());
      g.code.remember(memo, val);
    }
    return val;
  }

  private Val call(Expr.Call call, Scope scope) {
    if (scope.find(call.target()) instanceof Scope.Closure) {
      return local(call.target(), scope, call.at());
    }
    if (call.args().isEmpty()
        && scope.find(call.target()) == null
        && g.model.constant(call.target()) != null) {
      return constant(g.model.constant(call.target()));
    }
    Scope.Closure body = g.model.expand(call, scope);
    if (body == null) {
      throw Generator.unsupported(call.at(), "the operator " + call.target());
    }
    return descend(
        call,
        () ->
            call.args().isEmpty()
                ? remembered(new Same(body.expr()), () -> eval(body.expr(), body.scope()))
                : eval(body.expr(), body.scope()));
  }

  private <T> T descend(Expr.Call call, Supplier<T> body) {
    if (++depth > DEEPEST_CALL) {
      throw Generator.unsupported(call.at(), "the recursive operator " + call.target());
    }
    try {
      return body.get();
    } finally {
      depth--;
    }
  }

  private Val caseOf(Expr.Case x, int arm, Scope scope) {
    if (arm == x.arms().size()) {
      if (x.other() != null) {
        return eval(x.other(), scope);
      }
      g.fail(x.at(), "no arm of CASE applies");
      throw new Functions.DeadEnd();
    }
    Expr.Arm first = x.arms().get(arm);
    boolean last = arm == x.arms().size() - 1 && x.other() == null;
    Term condition = truth(first.condition(), scope);
    if (last) {
      g.demand(condition, x.at(), "no arm of CASE applies");
      return eval(first.value(), scope);
    }
    return choose(condition, () -> eval(first.value(), scope), () -> caseOf(x, arm + 1, scope));
  }

  Val.Int number(Expr e, Scope scope) {
    return number(eval(e, scope), e.at());
  }

  Val.Int number(Val val, Location at) {
    if (val instanceof Val.Int i) {
      return i;
    } else if (val instanceof Val.Either e) {
      Val.Int a = number(e.then(), at);
      Val.Int b = number(e.otherwise(), at);
      return new Val.Int(
          Terms.choose(e.condition(), a.term(), b.term()),
          Math.min(a.low(), b.low()),
          Math.max(a.high(), b.high()));
    }
    throw Generator.unsupported(at, "arithmetic on what is no integer");
  }

  private Val builtin(Expr.Builtin b, Scope scope) {
    Term condition = builtinTruth(b, scope);
    if (condition != null) {
      return new Val.Bool(condition);
    }
    List<Expr> args = b.args();
    return switch (b.op()) {
      case PLUS, MINUS, TIMES, MODULO, DIV, NEGATIVE -> arithmetic(b, scope);
      case RANGE -> new Val.Range(number(args.get(0), scope), number(args.get(1), scope));
      case UNION -> g.sets.union(eval(args.get(0), scope), eval(args.get(1), scope));
      case INTERSECTION ->
          g.sets.intersection(eval(args.get(0), scope), eval(args.get(1), scope), b.at());
      case DIFFERENCE ->
          g.sets.difference(eval(args.get(0), scope), eval(args.get(1), scope), b.at());
      case POWERSET -> new Val.Subsets(eval(args.get(0), scope));
      case UNION_OF -> new Val.Unions(eval(args.get(0), scope));
      case PRODUCT -> new Val.Product(all(args, scope));
      case DOMAIN -> g.functions.domain(eval(args.get(0), scope), b.at());
      case BOOLEAN -> g.functions.all(new Domain.Bool());
      case NAT, INT, STRING -> new Val.Unbounded(b.op());
      case SEQ -> new Val.Sequences(eval(args.get(0), scope));
      case CARDINALITY -> g.sets.cardinality(eval(args.get(0), scope), b.at());
      case LEN -> g.functions.length(eval(args.get(0), scope), b.at());
      case HEAD -> {
        Val sequence = eval(args.get(0), scope);
        demandNotEmpty(sequence, b);
        yield g.functions.element(sequence, Val.Int.of(1), b.at());
      }
      case TAIL -> {
        Val sequence = eval(args.get(0), scope);
        demandNotEmpty(sequence, b);
        yield g.functions.tail(sequence);
      }
      case APPEND -> g.functions.append(eval(args.get(0), scope), eval(args.get(1), scope));
      case CONCAT -> g.functions.concat(eval(args.get(0), scope), eval(args.get(1), scope));
      case SUB_SEQ ->
          g.functions.part(
              eval(args.get(0), scope),
              number(args.get(1), scope),
              number(args.get(2), scope),
              b.at());
      case MAPS_TO -> new Val.Single(eval(args.get(0), scope), eval(args.get(1), scope));
      case MERGED -> new Val.Merged(eval(args.get(0), scope), eval(args.get(1), scope));
      case TLC_EVAL -> eval(args.get(0), scope);
      case PRINT -> {
        eval(args.get(0), scope);
        yield eval(args.get(1), scope);
      }
      default -> throw Generator.unsupported(b.at(), "the operator " + b.op());
    };
  }

  private void demandNotEmpty(Val sequence, Expr.Builtin b) {
    Term length = g.functions.length(sequence, b.at()).term();
    g.demand(Terms.not(Terms.same(length, Terms.ZERO)), b.at(), b.op() + " of the empty sequence");
  }

  private Val arithmetic(Expr.Builtin b, Scope scope) {
    Val.Int result = (Val.Int) unchecked(b, scope);
    if (result.low() < Integer.MIN_VALUE || result.high() > Integer.MAX_VALUE) {
      throw Generator.unsupported(b.at(), b.op() + " with a result of more than 32 bits");
    }
    return result;
  }

  private Val unchecked(Expr.Builtin b, Scope scope) {
    Val.Int x = number(b.args().get(0), scope);
    if (b.op() == Operator.NEGATIVE) {
      return new Val.Int(Terms.minus(Terms.ZERO, x.term()), -x.high(), -x.low());
    }
    Val.Int y = number(b.args().get(1), scope);
    return switch (b.op()) {
      case PLUS ->
          new Val.Int(Terms.plus(x.term(), y.term()), x.low() + y.low(), x.high() + y.high());
      case MINUS ->
          new Val.Int(Terms.minus(x.term(), y.term()), x.low() - y.high(), x.high() - y.low());
      case TIMES -> {
        long[] corners = {
          x.low() * y.low(), x.low() * y.high(), x.high() * y.low(), x.high() * y.high()
        };
        Arrays.sort(corners);
        yield new Val.Int(Terms.times(x.term(), y.term()), corners[0], corners[3]);
      }
      default -> division(x, y, b);
    };
  }

  private static Val.Int division(Val.Int x, Val.Int y, Expr.Builtin b) {
    if (!Terms.isConstant(y.term()) || y.low() <= 0) {
      throw Generator.unsupported(b.at(), b.op() + " by what is no positive constant");
    }
    long by = y.low();
    boolean modulo = b.op() == Operator.MODULO;
    if (Terms.isConstant(x.term())) {
      return Val.Int.of(modulo ? Math.floorMod(x.low(), by) : Math.floorDiv(x.low(), by));
    }
    String method = modulo ? "Math.floorMod" : "Math.floorDiv";
    Term term = Terms.call(JavaType.INT, method, x.term(), y.term());
    return modulo
        ? new Val.Int(term, 0, by - 1)
        : new Val.Int(term, Math.floorDiv(x.low(), by), Math.floorDiv(x.high(), by));
  }

  /** A value that is known when code is generated. */
  Val constant(Value value) {
    if (value instanceof Value.Bool v) {
      return new Val.Bool(Terms.truth(v.truth()));
    } else if (value instanceof Value.Int v) {
      return Val.Int.of(v.number().longValueExact());
    } else if (value instanceof Value.Fields v) {
      Map<String, Val> fields = new LinkedHashMap<>();
      v.fields().forEach((name, field) -> fields.put(name, constant(field)));
      return new Val.Rec(fields);
    } else if (value instanceof Value.Tuple v) {
      return new Val.Tup(v.elements().stream().map(this::constant).toList());
    } else if (value instanceof Value.SetOf v) {
      Domain element = Domain.of(v.elements());
      if (element != null && element.fitsMask()) {
        g.universe.number(element);
        long mask = 0;
        for (Value each : v.elements()) {
          mask |= 1L << element.index(each);
        }
        return new Val.Mask(Terms.bits(mask), element);
      }
      return new Val.Listed(v.elements().stream().map(this::constant).toList());
    } else if (value instanceof Value.Function v) {
      Val function = new Val.Tup(List.of());
      for (Map.Entry<Value, Value> pair : v.pairs().entrySet()) {
        function =
            new Val.Merged(
                new Val.Single(constant(pair.getKey()), constant(pair.getValue())), function);
      }
      return function;
    }
    return g.universe.atom(value);
  }
}
