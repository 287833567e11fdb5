package sharedsockets.model.ast;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An expression of TLA+ after names have been resolved. Every node knows where it stands. */
public sealed interface Expr {
  Location at();

  /** The expressions directly inside, in the order of the text; those of LET definitions too. */
  default List<Expr> children() {
    return List.of();
  }

  /** This expression and all those inside it, outermost first. */
  default Stream<Expr> all() {
    return Stream.concat(Stream.of(this), children().stream().flatMap(Expr::all));
  }

  /** Whether this expression or one inside it satisfies a condition. */
  default boolean any(Predicate<Expr> condition) {
    return condition.test(this) || children().stream().anyMatch(e -> e.any(condition));
  }

  /** The names that stand for local values here and inside. */
  default Set<String> locals() {
    return all()
        .filter(Local.class::isInstance)
        .map(e -> ((Local) e).name())
        .collect(Collectors.toCollection(HashSet::new));
  }

  /** The operators that are named here and inside, as calls or as arguments. */
  default Set<String> targets() {
    return all()
        .map(Expr::target)
        .filter(name -> name != null)
        .collect(Collectors.toCollection(HashSet::new));
  }

  /** The operator that this very expression names, as a call or as an argument; else null. */
  default String target() {
    return null;
  }

  /** The operands of an n-ary operator, nested uses of it taken apart; else this expression. */
  default List<Expr> operands(Operator op) {
    return List.of(this);
  }

  /** {@code TRUE} or {@code FALSE}. */
  record Bool(boolean value, Location at) implements Expr {}

  record Int(long value, Location at) implements Expr {}

  record Str(String value, Location at) implements Expr {}

  /** A declared CONSTANT; as the operand of a call where it takes parameters: {@link Call}. */
  record Constant(String name, Location at) implements Expr {}

  record Variable(String name, Location at) implements Expr {}

  /** A parameter of a definition or a variable bound by a quantifier, a set, a function, CHOOSE. */
  record Local(String name, Location at) implements Expr {}

  record Prime(Expr body, Location at) implements Expr {
    @Override
    public List<Expr> children() {
      return List.of(body);
    }
  }

  /**
   * A use of a defined operator, of a LET definition or of an operator parameter.
   *
   * @param target the definition's unique name: its plain name in the module's scope, {@code K!Op}
   *     through a named INSTANCE, or a name bound by an enclosing {@link Let} or operator parameter
   */
  record Call(String target, List<Expr> args, Location at) implements Expr {
    @Override
    public List<Expr> children() {
      return args;
    }
  }

  /** An operator passed as an argument: a definition's name, or a LAMBDA. */
  record OperatorArg(String target, List<String> lambdaParams, Expr lambdaBody, Location at)
      implements Expr {
    @Override
    public List<Expr> children() {
      return lambdaBody == null ? List.of() : List.of(lambdaBody);
    }
  }

  /** A use of a built-in operator; conjunction and disjunction lists and products are n-ary. */
  record Builtin(Operator op, List<Expr> args, Location at) implements Expr {
    public Builtin {
      if (op.arity() != Operator.ANY && op.arity() != args.size()) {
        throw new IllegalArgumentException(at + ": " + args.size() + " operands of " + op);
      }
    }

    @Override
    public List<Expr> children() {
      return args;
    }

    @Override
    public List<Expr> operands(Operator wanted) {
      return op == wanted
          ? args.stream().flatMap(arg -> arg.operands(wanted).stream()).toList()
          : List.of(this);
    }
  }

  /**
   * A use of an operator, or of a construct of the language, that no back end knows: it loads, and
   * is refused by its name where it is used.
   */
  record Unknown(String operator, List<Expr> args, Location at) implements Expr {
    @Override
    public List<Expr> children() {
      return args;
    }
  }

  /** {@code x, y \in S}: each name ranges over the set; a tuple pattern gives several names. */
  record Bound(List<String> names, boolean tuple, Expr set) {
    private static List<Expr> inside(List<Bound> bounds, Expr body) {
      return Stream.concat(bounds.stream().map(Bound::set), Stream.of(body)).toList();
    }
  }

  record Quantified(boolean forAll, List<Bound> bounds, Expr body, Location at) implements Expr {
    @Override
    public List<Expr> children() {
      return Bound.inside(bounds, body);
    }
  }

  record Choose(Bound bound, Expr predicate, Location at) implements Expr {
    @Override
    public List<Expr> children() {
      return List.of(bound.set(), predicate);
    }
  }

  record SetOf(List<Expr> elements, Location at) implements Expr {
    @Override
    public List<Expr> children() {
      return elements;
    }
  }

  /** {@code {x \in S : P}}. */
  record Filter(Bound bound, Expr predicate, Location at) implements Expr {
    @Override
    public List<Expr> children() {
      return List.of(bound.set(), predicate);
    }
  }

  /** {@code {e : x \in S}}. */
  record SetMap(Expr body, List<Bound> bounds, Location at) implements Expr {
    @Override
    public List<Expr> children() {
      return Bound.inside(bounds, body);
    }
  }

  /** {@code [x \in S |-> e]}. */
  record Function(List<Bound> bounds, Expr body, Location at) implements Expr {
    @Override
    public List<Expr> children() {
      return Bound.inside(bounds, body);
    }
  }

  /** {@code f[x]}; several arguments arrive as one {@link Tuple}. */
  record Apply(Expr function, Expr argument, Location at) implements Expr {
    @Override
    public List<Expr> children() {
      return List.of(function, argument);
    }
  }

  /** {@code [S -> T]}. */
  record FunctionSet(Expr domain, Expr range, Location at) implements Expr {
    @Override
    public List<Expr> children() {
      return List.of(domain, range);
    }
  }

  record Entry(String name, Expr value) {}

  /** {@code [a |-> 1, b |-> 2]}. */
  record Record(List<Entry> fields, Location at) implements Expr {
    @Override
    public List<Expr> children() {
      return fields.stream().map(Entry::value).toList();
    }
  }

  /** {@code [a : S, b : T]}. */
  record RecordSet(List<Entry> fields, Location at) implements Expr {
    @Override
    public List<Expr> children() {
      return fields.stream().map(Entry::value).toList();
    }
  }

  /** {@code r.f}. */
  record Field(Expr record, String name, Location at) implements Expr {
    @Override
    public List<Expr> children() {
      return List.of(record);
    }
  }

  record Tuple(List<Expr> elements, Location at) implements Expr {
    @Override
    public List<Expr> children() {
      return elements;
    }
  }

  /** One update of an EXCEPT; a path element that is a record field is a {@link Str}. */
  record Update(List<Expr> path, Expr value) {}

  /** {@code [f EXCEPT ![a].b = e, ...]}; {@code @} in a value is {@link At}. */
  record Except(Expr base, List<Update> updates, Location at) implements Expr {
    @Override
    public List<Expr> children() {
      List<Expr> list = new ArrayList<>(List.of(base));
      for (Update update : updates) {
        list.addAll(update.path());
        list.add(update.value());
      }
      return list;
    }
  }

  /** {@code @}: the old value at the path of the innermost enclosing {@link Update}. */
  record At(Location at) implements Expr {}

  record If(Expr condition, Expr then, Expr otherwise, Location at) implements Expr {
    @Override
    public List<Expr> children() {
      return List.of(condition, then, otherwise);
    }
  }

  record Arm(Expr condition, Expr value) {}

  /** {@code CASE}; {@code other} is null where there is no OTHER. */
  record Case(List<Arm> arms, Expr other, Location at) implements Expr {
    @Override
    public List<Expr> children() {
      List<Expr> list = new ArrayList<>();
      for (Arm arm : arms) {
        list.add(arm.condition());
        list.add(arm.value());
      }
      if (other != null) {
        list.add(other);
      }
      return list;
    }
  }

  record Let(List<Definition> definitions, Expr body, Location at) implements Expr {
    @Override
    public List<Expr> children() {
      List<Expr> list = new ArrayList<>(definitions.stream().map(Definition::body).toList());
      list.add(body);
      return list;
    }
  }

  /** {@code [A]_v} where {@code box}, {@code <<A>>_v} otherwise. */
  record ActionSubscript(boolean box, Expr action, Expr subscript, Location at) implements Expr {
    @Override
    public List<Expr> children() {
      return List.of(action, subscript);
    }
  }
}
