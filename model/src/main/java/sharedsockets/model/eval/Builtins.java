package sharedsockets.model.eval;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sharedsockets.model.ast.Expr;
import sharedsockets.model.eval.Interpreter.Step;
import sharedsockets.model.reading.Scope;
import sharedsockets.model.value.Value;

/** One use of a built-in operator. */
final class Builtins {
  private final Interpreter interpreter;
  private final Expr.Builtin use;
  private final Scope scope;
  private final Step step;
  private final Comparison compare;

  Builtins(Interpreter interpreter, Expr.Builtin use, Scope scope, Step step) {
    this.interpreter = interpreter;
    this.use = use;
    this.scope = scope;
    this.step = step;
    this.compare = new Comparison(use.at());
  }

  Value value() {
    return switch (use.op()) {
      case AND -> bool(use.args().stream().allMatch(a -> interpreter.truth(a, scope, step)));
      case OR -> bool(use.args().stream().anyMatch(a -> interpreter.truth(a, scope, step)));
      case NOT -> bool(!truth(0));
      case IMPLIES -> bool(!truth(0) || truth(1));
      case EQUIVALENT -> bool(truth(0) == truth(1));
      case EQUAL -> bool(compare.same(arg(0), arg(1)));
      case UNEQUAL -> bool(!compare.same(arg(0), arg(1)));
      case IN -> bool(member(arg(0), use.args().get(1), scope));
      case NOT_IN -> bool(!member(arg(0), use.args().get(1), scope));
      case SUBSET_OF -> {
        Expr superset = use.args().get(1);
        yield bool(set(0).stream().allMatch(v -> member(v, superset, scope)));
      }
      case UNION -> {
        List<Value> both = new ArrayList<>(set(0));
        both.addAll(set(1));
        yield compare.set(both);
      }
      case INTERSECTION -> {
        Set<Value> kept = new LinkedHashSet<>(set(0));
        Set<Value> other = set(1);
        kept.removeIf(v -> !compare.isIn(v, other));
        yield new Value.SetOf(kept);
      }
      case DIFFERENCE -> {
        Set<Value> kept = new LinkedHashSet<>(set(0));
        Set<Value> other = set(1);
        kept.removeIf(v -> compare.isIn(v, other));
        yield new Value.SetOf(kept);
      }
      case POWERSET -> Values.subsets(new Value.SetOf(set(0)), use.at());
      case UNION_OF -> {
        List<Value> all = new ArrayList<>();
        for (Value element : set(0)) {
          all.addAll(Interpreter.elements(element, use.args().get(0).at()));
        }
        yield compare.set(all);
      }
      case PRODUCT -> {
        List<Set<Value>> sets = new ArrayList<>();
        for (int i = 0; i < use.args().size(); i++) {
          sets.add(set(i));
        }
        Set<Value> tuples = new LinkedHashSet<>();
        Values.product(sets, use.at()).forEach(t -> tuples.add(new Value.Tuple(t)));
        yield new Value.SetOf(tuples);
      }
      case DOMAIN -> Values.set(pairs(0).keySet());
      case BOOLEAN -> Values.set(List.of(bool(false), bool(true)));
      case PLUS -> integer(number(0).add(number(1)));
      case MINUS -> integer(number(0).subtract(number(1)));
      case NEGATIVE -> integer(number(0).negate());
      case TIMES -> integer(number(0).multiply(number(1)));
      case POWER -> integer(power(number(0), number(1)));
      case MODULO -> integer(number(0).mod(divisor()));
      case DIV -> {
        BigInteger[] both = number(0).divideAndRemainder(divisor());
        yield integer(both[1].signum() < 0 ? both[0].subtract(BigInteger.ONE) : both[0]);
      }
      case LESS -> bool(number(0).compareTo(number(1)) < 0);
      case GREATER -> bool(number(0).compareTo(number(1)) > 0);
      case LESS_OR_EQUAL -> bool(number(0).compareTo(number(1)) <= 0);
      case GREATER_OR_EQUAL -> bool(number(0).compareTo(number(1)) >= 0);
      case RANGE -> {
        long low = number(0).longValueExact();
        long high = number(1).longValueExact();
        Values.checkSize(high - low, use.at());
        Set<Value> all = new LinkedHashSet<>();
        for (long i = low; i <= high; i++) {
          all.add(Values.integer(i));
        }
        yield new Value.SetOf(all);
      }
      case CARDINALITY -> Values.integer(set(0).size());
      case IS_FINITE_SET -> bool(set(0) != null); // one that is not finite is not evaluated
      case LEN -> Values.integer(sequence(0).size());
      case HEAD -> nonEmpty(0).get(0);
      case TAIL -> new Value.Tuple(nonEmpty(0).subList(1, nonEmpty(0).size()));
      case APPEND -> {
        List<Value> longer = new ArrayList<>(sequence(0));
        longer.add(arg(1));
        yield new Value.Tuple(longer);
      }
      case CONCAT -> {
        List<Value> both = new ArrayList<>(sequence(0));
        both.addAll(sequence(1));
        yield new Value.Tuple(both);
      }
      case SUB_SEQ -> {
        int from = number(1).intValueExact();
        int to = number(2).intValueExact();
        List<Value> sequence = sequence(0);
        if (from <= to && (from < 1 || to > sequence.size())) {
          throw new EvaluationError(
              use.at(), from + ".." + to + " is not within the domain of " + arg(0));
        }
        yield new Value.Tuple(from > to ? List.of() : sequence.subList(from - 1, to));
      }
      case SELECT_SEQ -> selectSeq();
      case MAPS_TO -> {
        Map<Value, Value> pair = new LinkedHashMap<>();
        pair.put(arg(0), arg(1));
        yield Values.function(pair);
      }
      case MERGED -> {
        Map<Value, Value> merged = new LinkedHashMap<>(pairs(0));
        pairs(1).forEach(merged::putIfAbsent);
        yield Values.function(merged);
      }
      case PERMUTATIONS -> {
        Value.SetOf set = new Value.SetOf(set(0));
        List<Value> permutations = new ArrayList<>();
        for (Value f : Values.functions(set, set, use.at()).elements()) {
          if (new HashSet<>(Values.pairs(f).values()).size() == set.elements().size()) {
            permutations.add(f);
          }
        }
        yield Values.set(permutations);
      }
      case ASSERT -> {
        if (!truth(0)) {
          throw new EvaluationError(use.at(), "assertion failed: " + arg(1));
        }
        yield bool(true);
      }
      case PRINT_T -> {
        arg(0); // TLC alone prints it, but an error in it is one
        yield bool(true);
      }
      case PRINT -> {
        arg(0);
        yield arg(1);
      }
      case TLC_EVAL -> arg(0);
      case UNCHANGED -> bool(interpreter.isUnchanged(use.args().get(0), scope, step));
      case NAT, INT, STRING, SEQ ->
          throw new EvaluationError(use.at(), use.op() + " is not a set that can be enumerated");
      default -> throw new EvaluationError(use.at(), use.op() + " is not supported");
    };
  }

  /** Membership without enumerating the set where its form allows. */
  private boolean member(Value v, Expr set, Scope scope) {
    if (set instanceof Expr.Builtin b) {
      switch (b.op()) {
        case NAT:
          return isOf(Value.Int.class, v, b) && ((Value.Int) v).number().signum() >= 0;
        case INT:
          return isOf(Value.Int.class, v, b);
        case STRING:
          return isOf(Value.Text.class, v, b);
        case BOOLEAN:
          return isOf(Value.Bool.class, v, b);
        case RANGE:
          return isOf(Value.Int.class, v, b) && isWithin(((Value.Int) v).number(), b, scope);
        case SEQ:
          return isOf(Value.Tuple.class, v, b)
              && ((Value.Tuple) v)
                  .elements().stream().allMatch(e -> member(e, b.args().get(0), scope));
        case POWERSET:
          return isOf(Value.SetOf.class, v, b)
              && ((Value.SetOf) v)
                  .elements().stream().allMatch(e -> member(e, b.args().get(0), scope));
        case UNION:
          return member(v, b.args().get(0), scope) || member(v, b.args().get(1), scope);
        case PRODUCT:
          if (!isOf(Value.Tuple.class, v, b)
              || !(v instanceof Value.Tuple t)
              || t.elements().size() != b.args().size()) {
            return false;
          }
          for (int i = 0; i < b.args().size(); i++) {
            if (!member(t.elements().get(i), b.args().get(i), scope)) {
              return false;
            }
          }
          return true;
        case UNION_OF:
          if (b.args().get(0) instanceof Expr.SetMap map) {
            return interpreter.any(
                map.bounds(), scope, step, inner -> member(v, map.body(), inner));
          }
          break;
        default:
          break;
      }
    } else if (set instanceof Expr.Filter f) {
      return member(v, f.bound().set(), scope)
          && interpreter.truth(f.predicate(), Interpreter.bind(f.bound(), v, scope), step);
    } else if (set instanceof Expr.FunctionSet f) {
      Map<Value, Value> pairs = Values.pairs(v);
      if (pairs == null) {
        return isOf(Value.Function.class, v, set);
      }
      return new Comparison(set.at())
              .same(new Value.SetOf(pairs.keySet()), interpreter.set(f.domain(), scope, step))
          && pairs.values().stream().allMatch(e -> member(e, f.range(), scope));
    } else if (set instanceof Expr.RecordSet r) {
      return isOf(Value.Fields.class, v, set)
          && v instanceof Value.Fields fields
          && fields.fields().size() == r.fields().size()
          && r.fields().stream()
              .allMatch(
                  f ->
                      fields.fields().containsKey(f.name())
                          && member(fields.fields().get(f.name()), f.value(), scope));
    } else if (interpreter.expand(set, scope) != null) {
      Scope.Closure meant = interpreter.expand(set, scope);
      return member(v, meant.expr(), meant.scope());
    }
    return compare.isIn(v, interpreter.set(set, scope, step).elements());
  }

  /**
   * Whether a value is of the kind of a set's elements; of another kind only a model value may be.
   */
  private static boolean isOf(Class<? extends Value> kind, Value v, Expr set) {
    if (!kind.isInstance(v) && !(v instanceof Value.ModelValue)) {
      throw new EvaluationError(set.at(), v + " differs in kind from the elements of this set");
    }
    return kind.isInstance(v);
  }

  private boolean isWithin(BigInteger n, Expr.Builtin range, Scope scope) {
    Builtins bounds = new Builtins(interpreter, range, scope, step);
    return n.compareTo(bounds.number(0)) >= 0 && n.compareTo(bounds.number(1)) <= 0;
  }

  private Value selectSeq() {
    List<Value> kept = new ArrayList<>();
    Expr.OperatorArg test = (Expr.OperatorArg) use.args().get(1);
    for (Value element : sequence(0)) {
      Scope inner = scope.with("$element", element);
      Expr argument = new Expr.Local("$element", use.at());
      boolean chosen =
          test.target() == null
              ? interpreter.truth(
                  test.lambdaBody(), scope.with(test.lambdaParams().get(0), element), step)
              : interpreter.truth(
                  new Expr.Call(test.target(), List.of(argument), use.at()), inner, step);
      if (chosen) {
        kept.add(element);
      }
    }
    return new Value.Tuple(kept);
  }

  private Value arg(int index) {
    return interpreter.eval(use.args().get(index), scope, step);
  }

  private boolean truth(int index) {
    return interpreter.truth(use.args().get(index), scope, step);
  }

  private Set<Value> set(int index) {
    return interpreter.set(use.args().get(index), scope, step).elements();
  }

  private Map<Value, Value> pairs(int index) {
    Map<Value, Value> pairs = Values.pairs(arg(index));
    if (pairs == null) {
      throw new EvaluationError(use.at(), use.op() + " of what is no function");
    }
    return pairs;
  }

  private List<Value> sequence(int index) {
    Value value = arg(index);
    if (value instanceof Value.Tuple tuple) {
      return tuple.elements();
    }
    throw new EvaluationError(use.at(), use.op() + " of what is no sequence: " + value);
  }

  private List<Value> nonEmpty(int index) {
    List<Value> sequence = sequence(index);
    if (sequence.isEmpty()) {
      throw new EvaluationError(use.at(), use.op() + " of the empty sequence");
    }
    return sequence;
  }

  private BigInteger number(int index) {
    Value value = arg(index);
    if (value instanceof Value.Int number) {
      return number.number();
    }
    throw new EvaluationError(use.at(), use.op() + " of what is no integer: " + value);
  }

  private BigInteger divisor() {
    if (number(1).signum() <= 0) {
      throw new EvaluationError(use.at(), "the second operand of " + use.op() + " is not positive");
    }
    return number(1);
  }

  private BigInteger power(BigInteger base, BigInteger exponent) {
    if (exponent.signum() < 0) {
      throw new EvaluationError(use.at(), "the exponent " + exponent + " is negative");
    } else if (base.abs().compareTo(BigInteger.ONE) > 0 && exponent.bitLength() > 5) {
      throw overflow();
    }
    return base.pow(
        base.abs().compareTo(BigInteger.ONE) > 0 ? exponent.intValue() : parity(exponent));
  }

  /** For 0, 1 and -1: 0, or whether the exponent is odd, decides. */
  private static int parity(BigInteger exponent) {
    return exponent.signum() == 0 ? 0 : exponent.testBit(0) ? 1 : 2;
  }

  private EvaluationError overflow() {
    return new EvaluationError(use.at(), use.op() + " has a result of more than 32 bits");
  }

  private static Value bool(boolean truth) {
    return new Value.Bool(truth);
  }

  /** TLC's integers have 32 bits. */
  private Value integer(BigInteger number) {
    if (number.bitLength() > 31) {
      throw overflow();
    }
    return new Value.Int(number);
  }
}
