package sharedsockets.model.packed;

import java.util.List;
import java.util.Map;
import sharedsockets.model.ast.Expr;
import sharedsockets.model.ast.Operator;
import sharedsockets.model.domain.Domain;
import sharedsockets.model.javacode.Term;
import sharedsockets.model.javacode.Terms;
import sharedsockets.model.reading.Scope;

/**
 * A partially evaluated TLA+ value: leaves are Java expressions without side effects, everything
 * else is structure that costs nothing at run time.
 */
sealed interface Val {
  /** A boolean expression. */
  record Bool(Term term) implements Val {}

  /** An int expression between these bounds. */
  record Int(Term term, long low, long high) implements Val {
    static Int of(long value) {
      return new Int(Terms.number(value), value, value);
    }
  }

  /** An int expression: the number of a string or model value among these. */
  record Atom(Term term, Domain.Atoms type) implements Val {}

  /** A set as a mask: a long expression, a bit for each value of the element type. */
  record Mask(Term term, Domain element) implements Val {}

  record Rec(Map<String, Val> fields) implements Val {}

  record Tup(List<Val> elements) implements Val {}

  /** A function or sequence that stands in a state. */
  record Ref(Place place, Layout layout) implements Val {}

  /** {@code [x \in S |-> e]}. */
  record Lambda(Val domain, Expr.Function source, Scope scope, boolean primed) implements Val {}

  /** A function with another value for one key, where it has that key. */
  record Updated(Val base, Val key, Val value) implements Val {}

  /** {@code key :> value}. */
  record Single(Val key, Val value) implements Val {}

  /** {@code first @@ second}. */
  record Merged(Val first, Val second) implements Val {}

  record Appended(Val base, Val last) implements Val {}

  record Tail(Val base) implements Val {}

  /** {@code SubSeq(base, from, to)}, which is within the base or empty. */
  record Part(Val base, Int from, Int to) implements Val {}

  record Concat(Val first, Val second) implements Val {}

  /** One of two values that have no common structure. */
  record Either(Term condition, Val then, Val otherwise) implements Val {}

  /** {@code {a, b, c}}; elements may be equal. */
  record Listed(List<Val> elements) implements Val {}

  record Range(Int low, Int high) implements Val {}

  record Filtered(Val set, Expr.Filter source, Scope scope, boolean primed) implements Val {}

  record Mapped(Expr.SetMap source, Scope scope, boolean primed) implements Val {}

  record Product(List<Val> sets) implements Val {}

  record Subsets(Val set) implements Val {}

  record Functions(Val domain, Val range) implements Val {}

  record Records(Map<String, Val> sets) implements Val {}

  record Sequences(Val element) implements Val {}

  /** {@code Nat}, {@code Int} or {@code STRING}. */
  record Unbounded(Operator set) implements Val {}

  record Union(Val first, Val second) implements Val {}

  record Unions(Val sets) implements Val {}
}
