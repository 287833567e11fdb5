package sharedsockets.model.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sharedsockets.model.check.EngineResult;
import sharedsockets.model.check.Model;
import sharedsockets.model.check.ModelVerdict;
import sharedsockets.model.tlc.TlcEngine;

/**
 * The operators that the compiled engine supports: each in an action of its own, and TLC's counts
 * for each group of them.
 */
final class SupportedOperatorsTest {
  private static final String PRELUDE =
      """
      EXTENDS Integers, Sequences, FiniteSets, TLC
      CONSTANTS P, None
      VARIABLES case, x, y

      With(f, k, v) == [z \\in DOMAIN f \\cup {k} |-> IF z = k THEN v ELSE f[z]]
      Without(f, K) == [z \\in DOMAIN f \\ K |-> f[z]]
      Twice(F(_), v) == F(F(v))
      Empty == [z \\in {} |-> z]
      Partial(S, T) == UNION {[D -> T] : D \\in SUBSET S}
      Bounded(S, n) == {q \\in Seq(S) : Len(q) <= n}
      """;

  private static final String CFG =
      """
      INIT Init
      NEXT Next
      CHECK_DEADLOCK FALSE
      INVARIANT TypeOK
      CONSTANTS
        P = {p1, p2}
        None = None
      """;

  /** Operators over values of one type; a row is a name and what is conjoined to an action. */
  enum Group {
    INTEGERS(
        "x \\in -20..40",
        "x \\in {0, 3}",
        "plus, minus",
        "(x' = x + 3 /\\ x < 20) \\/ (x' = x - 2 /\\ x > -10)",
        "times",
        "x < 4 /\\ x' = x * 2 + 1",
        "negation",
        "x' = -x",
        "modulo",
        "x' = (x + 5) % 4",
        "div",
        "x' = x \\div 3 + 2",
        "comparisons",
        "x >= 0 /\\ ~(x > 9) /\\ x # 7 /\\ x' = x + 1",
        "interval",
        "x' \\in x - 1 .. x + 1 /\\ x' <= 6 /\\ x' >= 0",
        "CHOOSE",
        "x' = CHOOSE i \\in 0..9 : i > x \\/ i = 9",
        "CASE",
        "x' = CASE x = 0 -> 5 [] x > 4 -> 1 [] OTHER -> 9",
        "LET with parameters",
        "LET F(a, b) == a + b c == F(x, 2) IN c < 20 /\\ x' = F(c, c) - x",
        "operator arguments",
        "x < 9 /\\ x' = Twice(LAMBDA v : v + 1, x)"),
    SETS(
        "x \\in SUBSET (0..4)",
        "x \\in {{}, {1, 2}}",
        "union",
        "x' = x \\cup {2}",
        "intersection",
        "x' = (x \\cap {1, 3}) \\cup {4}",
        "difference",
        "x' = x \\ {1}",
        "filter",
        "x' = {i \\in 0..4 : i \\notin x}",
        "map",
        "x' = {(i + 1) % 5 : i \\in x}",
        "SUBSET",
        "\\E s \\in SUBSET x : x' = s",
        "UNION",
        "x' = UNION {{i, (i + 2) % 5} : i \\in x}",
        "subseteq",
        "{1} \\subseteq x /\\ x' = x \\cup {0}",
        "cardinality",
        "x' = IF Cardinality(x) < 4 THEN x \\cup {Cardinality(x)} ELSE {}",
        "elements given",
        "\\E i \\in 0..4 : x' = {i, 4 - i, 2}",
        "equal witnesses are one",
        "\\E i \\in {Cardinality(x), 2, 2} : x' = {i % 5}",
        "product",
        "\\E t \\in x \\X {0, 1} : x' = {(t[1] - (t[1] % 2)) + t[2]}",
        "CHOOSE",
        "x # {} /\\ x' = x \\ {CHOOSE i \\in x : \\A j \\in x : i <= j}"),
    TUPLES_AND_RECORDS(
        "x \\in [a : 0..3, b : [c : BOOLEAN, d : P \\cup {None}], e : (0..3) \\X BOOLEAN]",
        "x = [a |-> 0, b |-> [c |-> FALSE, d |-> None], e |-> <<0, TRUE>>]",
        "field",
        "x.a < 3 /\\ x' = [x EXCEPT !.a = x.a + 1]",
        "nested EXCEPT and @",
        "x' = [x EXCEPT !.b.c = ~@, !.a = (@ + 1) % 4]",
        "EXCEPT of EXCEPT",
        "x' = [x EXCEPT !.b = [@ EXCEPT !.d = CHOOSE p \\in P : TRUE]]",
        "index of a tuple",
        "x' = [x EXCEPT !.e[1] = 3 - @, !.e[2] = x.b.c]",
        "a record as a whole",
        "\\E p \\in P : x' = [e |-> <<x.a, TRUE>>, b |-> [d |-> p, c |-> TRUE], a |-> 1]",
        "comparison of records",
        "IF x.b = [c |-> TRUE, d |-> None] THEN x' = [x EXCEPT !.a = 2] ELSE UNCHANGED x",
        "tuples of different lengths",
        "(IF x.a = 0 THEN <<\"ok\", x.a>> ELSE <<\"failed\">>) # <<\"failed\">>"
            + " /\\ x' = [x EXCEPT !.a = 3]",
        "results with a tag",
        "LET r == IF x.a > 1 THEN [k |-> x, ok |-> TRUE]"
            + " ELSE [k |-> [x EXCEPT !.a = 2], ok |-> FALSE]"
            + " IN r.ok = x.b.c /\\ x' = r.k",
        "tuple patterns",
        "\\E <<i, t>> \\in {<<1, TRUE>>, <<2, FALSE>>} : x' = [x EXCEPT !.a = i, !.b.c = t]",
        "set of records",
        "\\E r \\in [c : BOOLEAN, d : P] : x' = [x EXCEPT !.b = r]",
        "membership in a set of records",
        "x.b \\in [c : {TRUE}, d : P] /\\ x' = [x EXCEPT !.a = 0]"),
    PARTIAL_FUNCTIONS(
        "x \\in Partial(P, Partial({1, 2}, 0..2))",
        "x = Empty",
        "new entries",
        "\\E p \\in P \\ DOMAIN x : x' = With(x, p, Empty)",
        "nested entries",
        "\\E p \\in DOMAIN x, k \\in {1, 2}, v \\in 0..2 :"
            + " x' = [x EXCEPT ![p] = With(@, k, v)]",
        "removal",
        "\\E p \\in P : x' = Without(x, {p})",
        "removal of a state's set",
        "x' = Without(x, {p \\in DOMAIN x : DOMAIN x[p] = {}})",
        "DOMAIN in a guard",
        "(\\A p \\in P : p \\in DOMAIN x) /\\ x' = [p \\in DOMAIN x |-> Empty]",
        "several updates",
        "P \\subseteq DOMAIN x /\\ \\E p, q \\in P : x' = [x EXCEPT ![p] = x[q], ![q] = x[p]]",
        "EXCEPT outside the domain",
        "x' = [x EXCEPT ![CHOOSE p \\in P : TRUE] = Empty]",
        "all entries",
        "x' = [p \\in DOMAIN x |-> [k \\in DOMAIN x[p] |-> (x[p][k] + 1) % 3]]",
        "comparison",
        "x # Empty /\\ (\\A p, q \\in DOMAIN x : x[p] = x[q]) /\\ x' = <<>>",
        ":> and @@",
        "\\E p \\in P : x' = (p :> (1 :> 2)) @@ x"),
    TOTAL_FUNCTIONS(
        "x \\in [P \\X {1, 2} -> 0..2]",
        "x = [t \\in P \\X {1, 2} |-> 0]",
        "several arguments",
        "\\E p \\in P, i \\in {1, 2} : x[p, i] < 2 /\\ x' = [x EXCEPT ![p, i] = @ + 1]",
        "function constructor",
        "x' = [t \\in P \\X {1, 2} |-> IF t[2] = 1 THEN 2 ELSE x[t]]",
        "bound tuple",
        "x' = [<<p, i>> \\in P \\X {1, 2} |-> x[<<p, 3 - i>>]]",
        "several bounds",
        "x' = [p \\in P, i \\in {1, 2} |-> 2 - x[p, i]]",
        "domain",
        "\\E t \\in DOMAIN x : x' = [x EXCEPT ![t] = 1]",
        "set of functions",
        "x \\in [P \\X {1, 2} -> {0, 1}] /\\ x' = [x EXCEPT ![CHOOSE t \\in DOMAIN x : TRUE] = 2]"),
    SEQUENCES(
        "x \\in Bounded([n : 0..1, s : SUBSET {\"a\", \"b\"}], 3)",
        "x = <<>>",
        "Append",
        "Len(x) < 3 /\\ \\E n \\in 0..1 : x' = Append(x, [n |-> n, s |-> {}])",
        "Head and Tail",
        "x # <<>> /\\ Head(x).n = 1 /\\ x' = Tail(x)",
        "concatenation",
        "Len(x) < 3 /\\ x' = <<[n |-> 0, s |-> {\"a\"}]>> \\o x",
        "concatenation of sequences",
        "Len(x) = 1 /\\ x' = x \\o x",
        "update of an element",
        "\\E i \\in DOMAIN x : x' = [x EXCEPT ![i].s = @ \\cup {\"b\"}]",
        "all elements",
        "x' = [i \\in DOMAIN x |-> [x[i] EXCEPT !.n = 1 - @]]",
        "comparison",
        "x # <<>> /\\ x = <<x[1], x[1]>> /\\ x' = <<x[1]>>",
        "last element",
        "Len(x) > 0 /\\ x[Len(x)].s = {} /\\ x' = <<>>"),
    STRINGS_AND_MODEL_VALUES(
        "x \\in {\"a\", \"b\", \"c\", \"none\"} /\\ y \\in P \\cup {None}",
        "x = \"none\" /\\ y = None",
        "strings",
        "x' = (IF x = \"a\" THEN \"b\" ELSE \"a\") /\\ UNCHANGED y",
        "membership",
        "x \\in {\"a\", \"none\"} /\\ x' \\in {\"b\", \"c\"} /\\ UNCHANGED y",
        "model values",
        "\\E p \\in P : p # y /\\ y' = p /\\ UNCHANGED x",
        "model value and set",
        "y # None /\\ y' = None /\\ x' = \"c\"",
        "by string",
        "x' = [a |-> \"b\", b |-> \"c\", c |-> \"none\", none |-> \"a\"][x] /\\ UNCHANGED y"),
    ACTIONS(
        "x \\in 0..5 /\\ y \\in 0..5",
        "x = 0 /\\ y \\in {0, 2}",
        "a disjunction in a guard counts each way",
        "(x = 0 \\/ y = 0 \\/ x < 3) /\\ x' = (x + 1) % 6 /\\ UNCHANGED y",
        "a witness in a guard counts each way",
        "(\\E i \\in 0..2 : i <= x /\\ (i = 0 \\/ y > i)) /\\ y' = (y + 1) % 6 /\\ UNCHANGED x",
        "IF with actions",
        "IF x > 2 THEN x' = 0 /\\ y' = x ELSE x' \\in {1, 3} /\\ UNCHANGED y",
        "primed guard",
        "x' \\in 0..5 /\\ y' \\in 0..2 /\\ x' + y' = 5",
        "assigned twice",
        "x' = 2 /\\ x' = (x + y) % 6 /\\ UNCHANGED y",
        "UNCHANGED of a tuple",
        "x + y > 3 /\\ UNCHANGED <<x, y>>",
        "LET around an action",
        "LET z == (x + y) % 6 IN (x' = z /\\ y' = y) \\/ (z > 2 /\\ y' = z /\\ x' = x)",
        "LET of actions",
        "LET Both(v) == x' = v /\\ y' = v Stay == UNCHANGED <<x, y>>"
            + " IN (y < 2 /\\ Both(x)) \\/ (x = 5 /\\ Stay)",
        "an action as an argument",
        "LET Do(A, c) == c /\\ A IN Do(x' = 5 - x, y > 0) /\\ Do(UNCHANGED y, TRUE)",
        "CASE of actions",
        "CASE x = 0 -> (x' = 4 /\\ y' = 0) [] x = 4 -> (x' = 1 /\\ y' = 5)"
            + " [] OTHER -> UNCHANGED <<x, y>>",
        "a CASE in a guard counts each way",
        "(CASE x = 0 -> (y = 0 \\/ y < 3) [] OTHER -> \\E i \\in 0..1 : i <= x)"
            + " /\\ x' = (x + 1) % 6 /\\ UNCHANGED y",
        "implication and equivalence",
        "(x > 2 => y = 0) /\\ (x = 1 <=> y = 1) /\\ y' = 5 - y /\\ UNCHANGED x",
        "several names of one quantifier",
        "\\E i, j \\in 1..2, k \\in {3} : x' = i + j /\\ y' = k");

    private final String type;
    private final String init;
    private final Map<String, String> rows = new LinkedHashMap<>();

    Group(String type, String init, String... namesAndActions) {
      this.type = type;
      this.init = init;
      for (int i = 0; i < namesAndActions.length; i += 2) {
        rows.put(namesAndActions[i], namesAndActions[i + 1]);
      }
    }

    private boolean hasY() {
      return type.contains("y \\in");
    }

    private String module() {
      String names =
          rows.keySet().stream().map(n -> '"' + n + '"').collect(Collectors.joining(", "));
      String others = hasY() ? "" : " /\\ y' = 0";
      String next =
          rows.entrySet().stream()
              .map(
                  row ->
                      "  \\/ case = \"%s\" /\\ case' = case%s /\\ (%s)\n"
                          .formatted(row.getKey(), others, row.getValue()))
              .collect(Collectors.joining());
      return PRELUDE
          + "TypeOK == case \\in {%s} /\\ %s%s\n"
              .formatted(names, type, hasY() ? "" : " /\\ y \\in {0}")
          + "Init == case \\in {%s} /\\ %s%s\n".formatted(names, init, hasY() ? "" : " /\\ y = 0")
          + "Next ==\n"
          + next;
    }
  }

  @ParameterizedTest
  @EnumSource
  @Tag("long")
  void countsAreThoseOfTlc(Group group, @TempDir Path folder) throws Exception {
    Model model = WrittenModel.write(folder, group.module(), CFG);

    EngineResult tlc = new TlcEngine().explore(model, 1, progress -> {});
    EngineResult compiled = new ExplorerEngine().explore(model, 1, progress -> {});

    assertThat(tlc.verdict()).isEqualTo(ModelVerdict.HOLDS);
    assertThat(compiled.verdict()).isEqualTo(ModelVerdict.HOLDS);
    assertThat(compiled.reached()).isEqualTo(tlc.reached());
    assertThat(compiled.reached().distinct()).isGreaterThan(group.rows.size());
  }
}
