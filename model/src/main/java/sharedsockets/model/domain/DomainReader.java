package sharedsockets.model.domain;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sharedsockets.model.ast.Expr;
import sharedsockets.model.ast.Location;
import sharedsockets.model.ast.Operator;
import sharedsockets.model.ast.Unsupported;
import sharedsockets.model.eval.EvaluationError;
import sharedsockets.model.eval.Interpreter;
import sharedsockets.model.reading.Scope;
import sharedsockets.model.value.Value;

/**
 * Reads the variables' types from the conjuncts of a type invariant: {@code x \in S}, {@code x
 * \subseteq S}, and for functions on a part of S, {@code DOMAIN x \subseteq S} with {@code x \in
 * [DOMAIN x -> T]}.
 */
public final class DomainReader {
  private final Interpreter interpreter;
  private final Map<String, Domain> types = new HashMap<>();
  private final Map<String, Keys> keys = new HashMap<>();
  private final Map<String, Location> places = new HashMap<>();
  private final Set<Meaning> exact = new HashSet<>();
  private final Room room;
  private boolean guessed;
  private boolean assumed;

  /** The constraint of a conjunct on a function's domain. */
  private record Keys(Meaning conjunct, Domain type, boolean guessed) {}

  /** The assumed bounds of types that have no bound of their own. */
  public record Room(int largest, int longest) {
    /** Enough for small models. */
    public static final Room SMALL = new Room(15, 4);

    /** More room, or null where that would be too much. */
    public Room larger() {
      return largest > 1 << 15 ? null : new Room(largest * 16 + 15, longest * 2);
    }
  }

  public DomainReader(Interpreter interpreter, Room room) {
    this.interpreter = interpreter;
    this.room = room;
  }

  /** Whether some type has no bound but the room given. */
  public boolean isAssumed() {
    return assumed;
  }

  /** Reads a type invariant; what it says of variables read before counts no more. */
  public void read(Expr invariant) {
    read(invariant, Scope.EMPTY);
  }

  /** The type of a variable, or null where nothing was said of it. */
  public Domain of(String variable) {
    return types.get(variable);
  }

  /** Where the type of a variable is said, or null. */
  public Location place(String variable) {
    return places.get(variable);
  }

  /** Whether a conjunct says just what the types say, so that well-typed states satisfy it. */
  public boolean isImplied(Expr conjunct, Scope scope) {
    // Most expressions are no conjunct of a type at all.
    return exact.stream().anyMatch(known -> known.isOf(conjunct))
        && exact.contains(new Meaning(conjunct, scope));
  }

  private void read(Expr e, Scope scope) {
    if (e instanceof Expr.Builtin b && b.op() == Operator.AND) {
      b.args().forEach(arg -> read(arg, scope));
    } else if (interpreter.expand(e, scope) != null) {
      Scope.Closure meant = interpreter.expand(e, scope);
      read(meant.expr(), meant.scope());
    } else if (e instanceof Expr.Builtin b && b.args().size() == 2) {
      conjunct(b, scope);
    }
  }

  private void conjunct(Expr.Builtin b, Scope scope) {
    guessed = false;
    String variable = scope.variable(b.args().get(0));
    String function =
        b.args().get(0) instanceof Expr.Builtin d && d.op() == Operator.DOMAIN
            ? scope.variable(d.args().get(0))
            : null;
    if (function != null && b.op() == Operator.SUBSET_OF && !types.containsKey(function)) {
      Domain type = type(b.args().get(1), scope);
      keys.put(function, new Keys(new Meaning(b, scope), type, guessed));
      return;
    } else if (variable == null || types.containsKey(variable)) {
      return;
    } else if (b.op() == Operator.SUBSET_OF) {
      types.put(variable, new Domain.SetOf(type(b.args().get(1), scope)));
    } else if (b.op() == Operator.IN) {
      Expr set = b.args().get(1);
      Keys known = keys.get(variable);
      if (known != null
          && set instanceof Expr.FunctionSet f
          && f.domain() instanceof Expr.Builtin d
          && d.op() == Operator.DOMAIN
          && variable.equals(scope.variable(d.args().get(0)))) {
        types.put(variable, new Domain.Fun(known.type(), type(f.range(), scope), true));
        if (!known.guessed()) {
          exact.add(known.conjunct());
        }
      } else {
        types.put(variable, type(set, scope));
      }
    } else {
      return;
    }
    places.put(variable, b.at());
    if (!guessed) {
      exact.add(new Meaning(b, scope));
    }
  }

  /** The type of a set's elements. */
  private Domain type(Expr set, Scope scope) {
    Scope.Closure meant = interpreter.expand(set, scope);
    if (meant != null) {
      return type(meant.expr(), meant.scope());
    } else if (set instanceof Expr.FunctionSet f) {
      return new Domain.Fun(type(f.domain(), scope), type(f.range(), scope), false);
    } else if (set instanceof Expr.RecordSet r) {
      Map<String, Domain> fields = new LinkedHashMap<>();
      r.fields().forEach(field -> fields.put(field.name(), type(field.value(), scope)));
      return new Domain.Rec(fields);
    } else if (set instanceof Expr.Filter f) {
      return filtered(f, scope);
    } else if (set instanceof Expr.Builtin b) {
      return builtin(b, scope);
    }
    return enumerated(set, scope);
  }

  private Domain builtin(Expr.Builtin b, Scope scope) {
    switch (b.op()) {
      case BOOLEAN:
        return new Domain.Bool();
      case POWERSET:
        return new Domain.SetOf(type(b.args().get(0), scope));
      case PRODUCT:
        List<Domain> elements = new ArrayList<>();
        b.args().forEach(arg -> elements.add(type(arg, scope)));
        return new Domain.Tup(elements);
      case UNION:
        Domain left = type(b.args().get(0), scope);
        Domain right = type(b.args().get(1), scope);
        Domain joined =
            left.size() == 0 ? right : right.size() == 0 ? left : Domain.join(left, right);
        if (joined == null) {
          throw new Unsupported(
              b.at(), "a union of values of different structure, or of very many integers");
        }
        guessed |= !(joined instanceof Domain.Atoms || joined instanceof Domain.Ints);
        return joined;
      case UNION_OF:
        return union(b, scope);
      case RANGE:
        return Domain.Ints.range(bound(b, 0, scope), bound(b, 1, scope));
      case NAT:
        assumed = true;
        return Domain.Ints.range(0, room.largest());
      case INT:
        assumed = true;
        return Domain.Ints.range(-room.largest() - 1L, room.largest());
      case SEQ:
        assumed = true;
        return new Domain.Seq(type(b.args().get(0), scope), room.longest());
      case STRING:
        throw new Unsupported(b.at(), "STRING as a type is not supported by the compiled engine");
      default:
        return enumerated(b, scope);
    }
  }

  /** {@code UNION {[D -> T] : D \in SUBSET S}} and {@code UNION {[1..n -> T] : n \in a..b}}. */
  private Domain union(Expr.Builtin union, Scope scope) {
    if (union.args().get(0) instanceof Expr.SetMap map
        && map.bounds().size() == 1
        && map.bounds().get(0).names().size() == 1
        && map.body() instanceof Expr.FunctionSet functions) {
      Expr.Bound bound = map.bounds().get(0);
      String name = bound.names().get(0);
      if (functions.domain() instanceof Expr.Local d
          && d.name().equals(name)
          && bound.set() instanceof Expr.Builtin subsets
          && subsets.op() == Operator.POWERSET) {
        Domain key = type(subsets.args().get(0), scope);
        return new Domain.Fun(key, type(functions.range(), scope), true);
      }
      if (functions.domain() instanceof Expr.Builtin range
          && range.op() == Operator.RANGE
          && range.args().get(1) instanceof Expr.Local n
          && n.name().equals(name)
          && type(bound.set(), scope) instanceof Domain.Ints lengths) {
        guessed |= lengths.low() > 0;
        return new Domain.Seq(type(functions.range(), scope), (int) lengths.high());
      }
    }
    return enumerated(union, scope);
  }

  /** {@code {q \in Seq(S) : Len(q) <= n}}; of other filters the set they filter. */
  private Domain filtered(Expr.Filter filter, Scope scope) {
    if (filter.bound().set() instanceof Expr.Builtin seq
        && seq.op() == Operator.SEQ
        && filter.predicate() instanceof Expr.Builtin bound
        && bound.op() == Operator.LESS_OR_EQUAL
        && bound.args().get(0) instanceof Expr.Builtin len
        && len.op() == Operator.LEN) {
      if (!(constant(bound.args().get(1), scope) instanceof Value.Int longest)) {
        throw new Unsupported(bound.args().get(1).at(), "no integer");
      }
      return new Domain.Seq(
          type(seq.args().get(0), scope), longest.number().max(BigInteger.ZERO).intValueExact());
    }
    guessed = true;
    return type(filter.bound().set(), scope);
  }

  private long bound(Expr.Builtin range, int index, Scope scope) {
    Expr bound = range.args().get(index);
    if (constant(bound, scope) instanceof Value.Int number) {
      return number.number().longValueExact();
    }
    throw new Unsupported(bound.at(), "no integer");
  }

  private Value constant(Expr e, Scope scope) {
    try {
      return interpreter.constant(e, scope);
    } catch (EvaluationError error) {
      throw new Unsupported(e.at(), "no constant: " + error.getMessage());
    }
  }

  private Domain enumerated(Expr set, Scope scope) {
    Value value = constant(set, scope);
    if (value instanceof Value.SetOf elements) {
      Domain type = Domain.of(elements.elements());
      if (type != null) {
        guessed |= type.size() != elements.elements().size();
        return type;
      }
    }
    throw new Unsupported(set.at(), "a type must be a set of values of one structure");
  }
}
