package sharedsockets.model.javacode;

/** Java's binary operators. */
public enum JavaOperator {
  ADD("+"),
  SUBTRACT("-"),
  MULTIPLY("*"),
  DIVIDE("/"),
  REMAINDER("%"),
  SHIFT_LEFT("<<"),
  SHIFT_RIGHT(">>>"),
  BIT_AND("&"),
  BIT_OR("|"),
  AND("&&"),
  OR("||"),
  EQUAL("=="),
  NOT_EQUAL("!="),
  LESS("<"),
  AT_MOST("<="),
  GREATER(">"),
  AT_LEAST(">=");

  private final String symbol;

  JavaOperator(String symbol) {
    this.symbol = symbol;
  }

  String symbol() {
    return symbol;
  }

  boolean isCondition() {
    return compareTo(AND) >= 0;
  }
}
