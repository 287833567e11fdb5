package sharedsockets.model.explorer;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Random TLA+ expressions over the variables of {@link #DECLARATIONS}, grown from the kind of their
 * value (grammar-based test generation): a seed in, the text of a formula out. Nearly all have a
 * value; a few apply an operator where it has none.
 */
final class RandomExpressions {
  /** Variables of each kind, and a few states of them. */
  static final String DECLARATIONS =
      """
      EXTENDS Integers, Sequences, FiniteSets, TLC
      VARIABLES b, i, a, s, w, q, r, f, p, t, hit
      base == <<b, i, a, s, w, q, r, f, p, t>>
      Pairs == (0..1) \\X {"x", "y"}
      TypeOK ==
        /\\ b \\in BOOLEAN
        /\\ i \\in -1..3
        /\\ a \\in {"x", "y", "z"}
        /\\ s \\in SUBSET (0..3)
        /\\ w \\in SUBSET SUBSET (0..1)
        /\\ q \\in {u \\in Seq(0..2) : Len(u) <= 2}
        /\\ r \\in [n: 0..2, s: SUBSET (0..1)]
        /\\ f \\in [0..2 -> 0..3]
        /\\ p \\in UNION {[D -> 0..1] : D \\in SUBSET {"x", "y"}}
        /\\ t \\in Pairs
        /\\ hit \\in 0..99
      NoEntry == [u \\in {} |-> 0]
      Init ==
        /\\ hit = 0
        /\\ \\/ /\\ b = TRUE /\\ i = 0 /\\ a = "x" /\\ s = {} /\\ w = {} /\\ q = <<>>
              /\\ r = [n |-> 0, s |-> {}] /\\ f = [u \\in 0..2 |-> u] /\\ p = NoEntry /\\ t = <<0, "x">>
           \\/ /\\ b = FALSE /\\ i = 3 /\\ a = "y" /\\ s = {0, 2, 3} /\\ w = {{}, {1}} /\\ q = <<2>>
              /\\ r = [n |-> 2, s |-> {0, 1}] /\\ f = [u \\in 0..2 |-> 3 - u] /\\ p = ("x" :> 1)
              /\\ t = <<1, "x">>
           \\/ /\\ b = TRUE /\\ i = -1 /\\ a = "z" /\\ s = {1} /\\ w = {{0, 1}} /\\ q = <<0, 1>>
              /\\ r = [n |-> 1, s |-> {1}] /\\ f = [u \\in 0..2 |-> 1] /\\ p = ("x" :> 0 @@ "y" :> 1)
              /\\ t = <<1, "y">>
           \\/ /\\ b = FALSE /\\ i = 1 /\\ a = "x" /\\ s = {0, 1, 2, 3} /\\ w = {{}, {0}, {1}} /\\ q = <<1, 1>>
              /\\ r = [n |-> 0, s |-> {0}] /\\ f = [u \\in 0..2 |-> IF u = 1 THEN 3 ELSE 0]
              /\\ p = ("y" :> 0) /\\ t = <<0, "y">>
      """;

  /** A module body with formulas as guards of steps: how many states there are tells which hold. */
  static String module(List<String> formulas) {
    String guards =
        IntStream.range(0, formulas.size())
            .mapToObj(
                n ->
                    "F"
                        + n
                        + " == UNCHANGED base /\\ "
                        + formulas.get(n)
                        + " /\\ hit' = "
                        + (n + 1)
                        + "\n")
            .collect(Collectors.joining());
    String names =
        IntStream.range(0, formulas.size())
            .mapToObj(n -> "F" + n)
            .collect(Collectors.joining(" \\/ "));
    return DECLARATIONS + guards + "Next == hit = 0 /\\ (" + names + ")";
  }

  /** The kind of a value. */
  enum Kind {
    BOOL,
    INT,
    ATOM,
    INTS,
    SETS,
    SEQ,
    REC,
    FUN,
    PARTIAL,
    PAIR,
    PAIRS
  }

  private record Bound(String name, Kind kind) {}

  private final Random random;
  private final List<Bound> bound = new ArrayList<>();
  private int names;

  RandomExpressions(long seed) {
    random = new Random(seed);
  }

  /** A formula. */
  String formula() {
    bound.clear();
    names = 0;
    return of(Kind.BOOL, 3 + random.nextInt(2));
  }

  private String of(Kind kind, int depth) {
    List<Bound> fit = bound.stream().filter(x -> x.kind() == kind).toList();
    if (!fit.isEmpty() && random.nextInt(3) == 0) {
      return fit.get(random.nextInt(fit.size())).name();
    }
    if (depth <= 0) {
      return leaf(kind);
    }
    int d = depth - 1;
    return switch (random.nextInt(12)) {
      case 0 -> "(IF " + of(Kind.BOOL, d) + " THEN " + of(kind, d) + " ELSE " + of(kind, d) + ")";
      case 1 -> let(kind, d);
      case 2 ->
          "(CASE " + of(Kind.BOOL, d) + " -> " + of(kind, d) + " [] OTHER -> " + of(kind, d) + ")";
      default -> grown(kind, d);
    };
  }

  private String leaf(Kind kind) {
    return switch (kind) {
      case BOOL -> oneOf("b", "b'", "TRUE", "FALSE");
      case INT -> oneOf("i", "i'", "r.n", "t[1]", "0", "1", "2", "-1", "7");
      case ATOM -> oneOf("a", "a'", "t[2]", "\"x\"", "\"y\"", "\"other\"");
      case INTS -> oneOf("s", "s'", "r.s", "{}", "{0, 2}", "0..2", "{5, -1}");
      case SETS -> oneOf("w", "w'", "{}", "{{}, {1}}", "SUBSET {0, 1}", "{{3}}");
      case SEQ -> oneOf("q", "q'", "<<>>", "<<1, 2>>", "<<0>>");
      case REC -> oneOf("r", "r'", "[n |-> 1, s |-> {1}]", "[n |-> 5, s |-> {0, 3}]");
      case FUN -> oneOf("f", "f'", "[u \\in 0..2 |-> u]", "[u \\in 0..2 |-> 9]");
      case PARTIAL -> oneOf("p", "p'", "NoEntry", "(\"y\" :> 1)", "(\"x\" :> 0)");
      case PAIR -> oneOf("t", "t'", "<<1, \"x\">>", "<<4, \"x\">>");
      case PAIRS -> oneOf("Pairs", "{}", "{t, t'}", "{<<0, \"x\">>}");
    };
  }

  private String grown(Kind kind, int d) {
    return switch (kind) {
      case BOOL -> formula(d);
      case INT -> integer(d);
      case ATOM ->
          oneOf(
              () -> "(CHOOSE c \\in {\"x\", \"y\"} : c # " + of(Kind.ATOM, d) + ")",
              () -> of(Kind.PAIR, d) + "[2]",
              () -> leaf(Kind.ATOM));
      case INTS -> integers(d);
      case SETS -> sets(d);
      case SEQ -> sequence(d);
      case REC ->
          oneOf(
              () -> "[n |-> " + of(Kind.INT, d) + ", s |-> " + of(Kind.INTS, d) + "]",
              () -> "[" + of(Kind.REC, d) + " EXCEPT !.n = " + of(Kind.INT, d) + "]",
              () -> "[" + of(Kind.REC, d) + " EXCEPT !.s = @ \\cup " + of(Kind.INTS, d) + "]",
              () -> "[" + of(Kind.REC, d) + " EXCEPT !.n = @ + 1, !.s = {}]");
      case FUN ->
          oneOf(
              () -> "[" + over("KEYS", d, x -> of(Kind.INT, d), " |-> ") + "]",
              () -> "[" + of(Kind.FUN, d) + " EXCEPT ![" + key() + "] = " + of(Kind.INT, d) + "]",
              () -> "[" + of(Kind.FUN, d) + " EXCEPT ![" + key() + "] = @ + 1]",
              () -> "[" + of(Kind.FUN, d) + " EXCEPT ![" + of(Kind.INT, d) + "] = 1]");
      case PARTIAL ->
          oneOf(
              () -> "(" + of(Kind.PARTIAL, d) + " @@ " + of(Kind.PARTIAL, d) + ")",
              () -> "(" + of(Kind.ATOM, d) + " :> " + of(Kind.INT, d) + ")",
              () -> "[" + over("ATOMS", d, x -> of(Kind.INT, d), " |-> ") + "]",
              () ->
                  "[u \\in DOMAIN "
                      + of(Kind.PARTIAL, d)
                      + " \\ {"
                      + of(Kind.ATOM, d)
                      + "} |-> 1]");
      case PAIR -> "<<" + of(Kind.INT, d) + ", " + of(Kind.ATOM, d) + ">>";
      case PAIRS ->
          oneOf(
              () -> "(" + of(Kind.INTS, d) + " \\X {\"x\", " + of(Kind.ATOM, d) + "})",
              () -> "(" + of(Kind.PAIRS, d) + " \\cup " + of(Kind.PAIRS, d) + ")",
              () -> "(" + of(Kind.PAIRS, d) + " \\ {" + of(Kind.PAIR, d) + "})",
              () -> "{" + over("PAIRS", d, x -> of(Kind.BOOL, d)) + "}",
              () -> "{" + of(Kind.PAIR, d) + " : " + quantified(Kind.INT, d) + "}");
    };
  }

  private String formula(int d) {
    return oneOf(
        () ->
            "("
                + of(Kind.BOOL, d)
                + oneOf(" /\\ ", " \\/ ", " => ", " <=> ")
                + of(Kind.BOOL, d)
                + ")",
        () -> "~" + of(Kind.BOOL, d),
        () -> {
          Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
          return "(" + of(kind, d) + oneOf(" = ", " # ") + of(kind, d) + ")";
        },
        () -> "(" + of(Kind.INT, d) + oneOf(" < ", " <= ", " > ", " >= ") + of(Kind.INT, d) + ")",
        () -> "(" + of(Kind.INT, d) + oneOf(" \\in ", " \\notin ") + of(Kind.INTS, d) + ")",
        () -> "(" + of(Kind.INTS, d) + oneOf(" \\in ", " \\notin ") + of(Kind.SETS, d) + ")",
        () -> "(" + of(Kind.PAIR, d) + " \\in " + of(Kind.PAIRS, d) + ")",
        () -> "(" + of(Kind.ATOM, d) + " \\in DOMAIN " + of(Kind.PARTIAL, d) + ")",
        () -> "(" + of(Kind.INTS, d) + " \\subseteq " + of(Kind.INTS, d) + ")",
        () -> "(" + of(Kind.SETS, d) + " \\subseteq SUBSET " + of(Kind.INTS, d) + ")",
        () -> "(" + of(Kind.FUN, d) + " \\in [0..2 -> " + of(Kind.INTS, d) + "])",
        () ->
            "("
                + of(Kind.REC, d)
                + " \\in [n: "
                + of(Kind.INTS, d)
                + ", s: SUBSET "
                + of(Kind.INTS, d)
                + "])",
        () -> "(" + of(Kind.SEQ, d) + " \\in Seq(" + of(Kind.INTS, d) + "))",
        () -> "(" + oneOf("\\A ", "\\E ") + over("INTS", d, x -> of(Kind.BOOL, d)) + ")",
        () -> "(" + oneOf("\\A ", "\\E ") + over("SETS", d, x -> of(Kind.BOOL, d)) + ")",
        () -> "(" + oneOf("\\A ", "\\E ") + over("ATOMS", d, x -> of(Kind.BOOL, d)) + ")",
        () -> "(" + oneOf("\\A ", "\\E ") + over("PAIRS", d, x -> of(Kind.BOOL, d)) + ")");
  }

  private String integer(int d) {
    return oneOf(
        () -> "(" + of(Kind.INT, d) + oneOf(" + ", " - ", " * ") + of(Kind.INT, d) + ")",
        () -> "(-" + of(Kind.INT, d) + ")",
        () -> "(" + of(Kind.INT, d) + oneOf(" % ", " \\div ") + oneOf("1", "2", "3") + ")",
        () -> "Cardinality(" + of(random.nextBoolean() ? Kind.INTS : Kind.SETS, d) + ")",
        () -> "Cardinality(" + of(Kind.PAIRS, d) + ")",
        () -> "Len(" + of(Kind.SEQ, d) + ")",
        () -> of(Kind.FUN, d) + "[" + key() + "]",
        () -> of(Kind.REC, d) + ".n",
        () -> of(Kind.PAIR, d) + "[1]",
        () -> {
          String seq = of(Kind.SEQ, d);
          return "(IF " + seq + " # <<>> THEN " + "Head(" + seq + ")" + " ELSE 0)";
        },
        () -> {
          String fn = of(Kind.PARTIAL, d);
          String at = of(Kind.ATOM, d);
          return "(IF " + at + " \\in DOMAIN " + fn + " THEN " + fn + "[" + at + "] ELSE 2)";
        },
        () -> "(CHOOSE " + over("ONES", d, x -> x + " > -100") + ")");
  }

  private String integers(int d) {
    return oneOf(
        () -> "{" + of(Kind.INT, d) + ", " + of(Kind.INT, d) + "}",
        () -> "{" + of(Kind.INT, d) + "}",
        () -> "(" + of(Kind.INT, d) + " .. " + of(Kind.INT, d) + ")",
        () -> "(" + of(Kind.INTS, d) + oneOf(" \\cup ", " \\cap ", " \\ ") + of(Kind.INTS, d) + ")",
        () -> "{" + over("INTS", d, x -> of(Kind.BOOL, d)) + "}",
        () -> "{" + of(Kind.INT, d) + " : " + quantified(Kind.INT, d) + "}",
        () -> mapped(Kind.INT, Kind.INTS, d),
        () -> "UNION " + of(Kind.SETS, d),
        () -> "DOMAIN " + of(Kind.FUN, d),
        () -> "DOMAIN " + of(Kind.SEQ, d),
        () -> of(Kind.REC, d) + ".s");
  }

  private String sets(int d) {
    return oneOf(
        () -> "{" + of(Kind.INTS, d) + ", " + of(Kind.INTS, d) + "}",
        () -> "(" + of(Kind.SETS, d) + oneOf(" \\cup ", " \\cap ", " \\ ") + of(Kind.SETS, d) + ")",
        () -> "{" + over("SETS", d, x -> of(Kind.BOOL, d)) + "}",
        () -> mapped(Kind.INTS, Kind.INTS, d),
        () -> mapped(Kind.INTS, Kind.SETS, d),
        () -> "SUBSET (" + of(Kind.INTS, d) + " \\cap (0..3))");
  }

  private String sequence(int d) {
    return oneOf(
        () -> "<<" + of(Kind.INT, d) + ">>",
        () -> "<<" + of(Kind.INT, d) + ", " + of(Kind.INT, d) + ">>",
        () -> "Append(" + of(Kind.SEQ, d) + ", " + of(Kind.INT, d) + ")",
        () -> "(" + of(Kind.SEQ, d) + " \\o " + of(Kind.SEQ, d) + ")",
        () -> "SubSeq(" + of(Kind.SEQ, d) + ", 1, " + oneOf("0", "1", "Len(q)") + ")",
        () -> {
          String seq = of(Kind.SEQ, d);
          return "(IF " + seq + " # <<>> THEN Tail(" + seq + ") ELSE <<>>)";
        },
        () -> {
          Bound x = fresh(Kind.INT);
          String text = "SelectSeq(" + of(Kind.SEQ, d) + ", LAMBDA " + x.name() + " : ";
          return text + within(x, () -> of(Kind.BOOL, d)) + ")";
        });
  }

  /** A set of images: {@code {e : x \in S}}. */
  private String mapped(Kind image, Kind from, int d) {
    String set = of(from, d);
    Bound x = fresh(from == Kind.INTS ? Kind.INT : Kind.INTS);
    return "{" + within(x, () -> of(image, d)) + " : " + x.name() + " \\in " + set + "}";
  }

  private String let(Kind kind, int d) {
    Kind of = Kind.values()[random.nextInt(Kind.values().length)];
    String value = of(of, d);
    Bound x = fresh(of);
    return "(LET " + x.name() + " == " + value + " IN " + within(x, () -> of(kind, d)) + ")";
  }

  private String quantified(Kind kind, int d) {
    return fresh(kind).name() + " \\in " + of(Kind.INTS, d);
  }

  private String over(String set, int d, UnaryOperator<String> body) {
    return over(set, d, body, " : ");
  }

  /** {@code x \in S : body}, for a set of that name. */
  private String over(String set, int d, UnaryOperator<String> body, String between) {
    String from =
        switch (set) {
          case "INTS" -> of(Kind.INTS, d);
          case "SETS" -> of(Kind.SETS, d);
          case "PAIRS" -> of(Kind.PAIRS, d);
          case "ATOMS" -> oneOf("{\"x\", \"y\"}", "{a, t[2]}", "DOMAIN p");
          case "ONES" -> "{" + of(Kind.INT, d) + "}";
          default -> "0..2";
        };
    Kind kind =
        switch (set) {
          case "SETS" -> Kind.INTS;
          case "PAIRS" -> Kind.PAIR;
          case "ATOMS" -> Kind.ATOM;
          default -> Kind.INT;
        };
    Bound x = fresh(kind);
    return x.name() + " \\in " + from + between + within(x, () -> body.apply(x.name()));
  }

  private Bound fresh(Kind kind) {
    return new Bound("x" + names++, kind);
  }

  private String within(Bound x, Supplier<String> body) {
    bound.add(x);
    try {
      return body.get();
    } finally {
      bound.remove(bound.size() - 1);
    }
  }

  private String key() {
    return oneOf("0", "1", "2", "Len(q)");
  }

  private String oneOf(String... texts) {
    return texts[random.nextInt(texts.length)];
  }

  @SafeVarargs
  private String oneOf(Supplier<String>... ways) {
    return ways[random.nextInt(ways.length)].get();
  }
}
