package sharedsockets.model.ast;

import java.util.HashMap;
import java.util.Map;

/**
 * The built-in operators, and those of the standard modules, that some back end knows, under one
 * symbol each: {@code \cup} is {@code \\union}, {@code #} is {@code /=}, {@code =<} is {@code <=}.
 */
public enum Operator {
  AND("/\\", Kind.SHORT_CIRCUIT),
  OR("\\/", Kind.SHORT_CIRCUIT),
  IMPLIES("=>", Kind.SHORT_CIRCUIT, 2),
  EQUIVALENT("<=>", 2),
  NOT("~", 1),
  EQUAL("=", 2),
  UNEQUAL("/=", 2),
  IN("\\in", 2),
  NOT_IN("\\notin", 2),
  SUBSET_OF("\\subseteq", 2),

  UNION("\\union", 2),
  INTERSECTION("\\intersect", 2),
  DIFFERENCE("\\", 2),
  POWERSET("SUBSET", 1),
  UNION_OF("UNION", 1),
  PRODUCT("\\X", Kind.VALUE),
  BOOLEAN("BOOLEAN", 0),
  STRING("STRING", 0),
  DOMAIN("DOMAIN", 1),
  CARDINALITY("Cardinality", 1),
  IS_FINITE_SET("IsFiniteSet", 1),

  NAT("Nat", 0),
  INT("Int", 0),
  RANGE("..", 2),
  PLUS("+", 2),
  MINUS("-", 2),
  NEGATIVE("-.", 1),
  TIMES("*", 2),
  DIV("\\div", 2),
  MODULO("%", 2),
  POWER("^", 2),
  LESS("<", Kind.COMPARISON, 2),
  LESS_OR_EQUAL("<=", Kind.COMPARISON, 2),
  GREATER(">", Kind.COMPARISON, 2),
  GREATER_OR_EQUAL(">=", Kind.COMPARISON, 2),

  SEQ("Seq", 1),
  LEN("Len", 1),
  HEAD("Head", 1),
  TAIL("Tail", 1),
  APPEND("Append", 2),
  CONCAT("\\o", 2),
  SUB_SEQ("SubSeq", 3),
  SELECT_SEQ("SelectSeq", 2),

  MAPS_TO(":>", 2),
  MERGED("@@", 2),
  PERMUTATIONS("Permutations", 1),
  ASSERT("Assert", 2),
  PRINT("Print", 2),
  PRINT_T("PrintT", 1),
  TLC_EVAL("TLCEval", 1),

  UNCHANGED("UNCHANGED", Kind.ACTION, 1),
  ENABLED("ENABLED", Kind.ACTION, 1),
  ALWAYS("[]", Kind.TEMPORAL, 1),
  EVENTUALLY("<>", Kind.TEMPORAL, 1),
  LEADS_TO("~>", Kind.TEMPORAL, 2),
  GUARANTEES("-+->", Kind.TEMPORAL, 2),
  WEAK_FAIRNESS("WF", Kind.TEMPORAL, 2),
  STRONG_FAIRNESS("SF", Kind.TEMPORAL, 2);

  /** As an arity: any number of operands. */
  public static final int ANY = -1;

  private enum Kind {
    VALUE,
    SHORT_CIRCUIT,
    COMPARISON,
    ACTION,
    TEMPORAL
  }

  private static final Map<String, Operator> BY_SYMBOL = new HashMap<>();

  static {
    for (Operator operator : values()) {
      BY_SYMBOL.put(operator.symbol, operator);
    }
  }

  private final String symbol;
  private final Kind kind;
  private final int arity;

  Operator(String symbol, int arity) {
    this(symbol, Kind.VALUE, arity);
  }

  Operator(String symbol, Kind kind) {
    this(symbol, kind, ANY);
  }

  Operator(String symbol, Kind kind, int arity) {
    this.symbol = symbol;
    this.kind = kind;
    this.arity = arity;
  }

  /** The operator of a symbol; null where no back end knows one. */
  public static Operator of(String symbol) {
    return BY_SYMBOL.get(symbol);
  }

  /** How TLA+ writes it. */
  public String symbol() {
    return symbol;
  }

  /** How many operands it takes, or {@link #ANY}: conjunction and disjunction lists, products. */
  public int arity() {
    return arity;
  }

  /** Whether it joins conditions: {@code /\ \/ => <=>}. */
  public boolean isConnective() {
    return isShortCircuit() || this == EQUIVALENT;
  }

  /** Whether it evaluates an operand only where those before it do not decide. */
  public boolean isShortCircuit() {
    return kind == Kind.SHORT_CIRCUIT;
  }

  /** Whether it compares two integers: {@code < <= > >=}. */
  public boolean isComparison() {
    return kind == Kind.COMPARISON;
  }

  /** Whether it speaks of a step: {@code UNCHANGED} and {@code ENABLED}. */
  public boolean isAction() {
    return kind == Kind.ACTION;
  }

  /** Whether it speaks of behaviours. */
  public boolean isTemporal() {
    return kind == Kind.TEMPORAL;
  }

  @Override
  public String toString() {
    return symbol;
  }
}
