package sharedsockets.model.ast;

import java.util.List;

/** An expression of TLA+ after names have been resolved. Every node knows where it stands. */
public sealed interface Expr {
  Location at();

  /** {@code TRUE} or {@code FALSE}. */
  record Bool(boolean value, Location at) implements Expr {}

  record Int(long value, Location at) implements Expr {}

  record Str(String value, Location at) implements Expr {}

  /** A declared CONSTANT; as the operand of a call where it takes parameters: {@link Call}. */
  record Constant(String name, Location at) implements Expr {}

  record Variable(String name, Location at) implements Expr {}

  /** A parameter of a definition or a variable bound by a quantifier, a set, a function, CHOOSE. */
  record Local(String name, Location at) implements Expr {}

  record Prime(Expr body, Location at) implements Expr {}

  /**
   * A use of a defined operator, of a LET definition or of an operator parameter.
   *
   * @param target the definition's unique name: its plain name in the module's scope, {@code K!Op}
   *     through a named INSTANCE, or a name bound by an enclosing {@link Let} or operator parameter
   */
  record Call(String target, List<Expr> args, Location at) implements Expr {}

  /** An operator passed as an argument: a definition's name, or a LAMBDA. */
  record OperatorArg(String target, List<String> lambdaParams, Expr lambdaBody, Location at)
      implements Expr {}

  /** A use of a built-in operator; conjunction and disjunction lists and products are n-ary. */
  record Builtin(Operator op, List<Expr> args, Location at) implements Expr {
    public Builtin {
      if (op.arity() != Operator.ANY && op.arity() != args.size()) {
        throw new IllegalArgumentException(at + ": " + args.size() + " operands of " + op);
      }
    }
  }

  /**
   * A use of an operator, or of a construct of the language, that no back end knows: it loads, and
   * is refused by its name where it is used.
   */
  record Unknown(String operator, List<Expr> args, Location at) implements Expr {}

  /** {@code x, y \in S}: each name ranges over the set; a tuple pattern gives several names. */
  record Bound(List<String> names, boolean tuple, Expr set) {}

  record Quantified(boolean forAll, List<Bound> bounds, Expr body, Location at) implements Expr {}

  record Choose(Bound bound, Expr predicate, Location at) implements Expr {}

  record SetOf(List<Expr> elements, Location at) implements Expr {}

  /** {@code {x \in S : P}}. */
  record Filter(Bound bound, Expr predicate, Location at) implements Expr {}

  /** {@code {e : x \in S}}. */
  record SetMap(Expr body, List<Bound> bounds, Location at) implements Expr {}

  /** {@code [x \in S |-> e]}. */
  record Function(List<Bound> bounds, Expr body, Location at) implements Expr {}

  /** {@code f[x]}; several arguments arrive as one {@link Tuple}. */
  record Apply(Expr function, Expr argument, Location at) implements Expr {}

  /** {@code [S -> T]}. */
  record FunctionSet(Expr domain, Expr range, Location at) implements Expr {}

  record Entry(String name, Expr value) {}

  /** {@code [a |-> 1, b |-> 2]}. */
  record Record(List<Entry> fields, Location at) implements Expr {}

  /** {@code [a : S, b : T]}. */
  record RecordSet(List<Entry> fields, Location at) implements Expr {}

  /** {@code r.f}. */
  record Field(Expr record, String name, Location at) implements Expr {}

  record Tuple(List<Expr> elements, Location at) implements Expr {}

  /** One update of an EXCEPT; a path element that is a record field is a {@link Str}. */
  record Update(List<Expr> path, Expr value) {}

  /** {@code [f EXCEPT ![a].b = e, ...]}; {@code @} in a value is {@link At}. */
  record Except(Expr base, List<Update> updates, Location at) implements Expr {}

  /** {@code @}: the old value at the path of the innermost enclosing {@link Update}. */
  record At(Location at) implements Expr {}

  record If(Expr condition, Expr then, Expr otherwise, Location at) implements Expr {}

  record Arm(Expr condition, Expr value) {}

  /** {@code CASE}; {@code other} is null where there is no OTHER. */
  record Case(List<Arm> arms, Expr other, Location at) implements Expr {}

  record Let(List<Definition> definitions, Expr body, Location at) implements Expr {}

  /** {@code [A]_v} where {@code box}, {@code <<A>>_v} otherwise. */
  record ActionSubscript(boolean box, Expr action, Expr subscript, Location at) implements Expr {}
}
