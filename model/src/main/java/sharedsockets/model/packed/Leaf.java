package sharedsockets.model.packed;

/** Small pieces of Java: constants are folded, so that what is known costs nothing. */
final class Leaf {
  static final String TRUE = "true";
  static final String FALSE = "false";

  private Leaf() {}

  static boolean isConstant(String code) {
    int end = code.endsWith("L") ? code.length() - 1 : code.length();
    int start = code.startsWith("-") ? 1 : 0;
    for (int i = start; i < end; i++) {
      if (code.charAt(i) < '0' || code.charAt(i) > '9') {
        return false;
      }
    }
    return end > start;
  }

  static long constant(String code) {
    return Long.parseLong(code.endsWith("L") ? code.substring(0, code.length() - 1) : code);
  }

  /** A name, a constant, or their sum: cheap enough to be written twice. */
  static boolean isSimple(String code) {
    int sum = code.indexOf(" + ");
    return sum > 1 && code.endsWith(")") && isConstant(code.substring(1, sum))
        ? isWord(code.substring(sum + 3, code.length() - 1))
        : isWord(code) || isConstant(code);
  }

  private static boolean isWord(String code) {
    for (int i = 0; i < code.length(); i++) {
      if (!Character.isLetterOrDigit(code.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** A number and a constant; sums of constants are folded, so that indices come back plain. */
  static String plus(String code, long constant) {
    if (isConstant(code)) {
      return String.valueOf(constant(code) + constant);
    } else if (constant == 0) {
      return code;
    }
    int sum = code.indexOf(" + ");
    if (sum > 1 && code.startsWith("(") && isConstant(code.substring(1, sum))) {
      String rest = code.substring(sum + 3, code.length() - 1);
      long first = constant(code.substring(1, sum)) + constant;
      return first == 0 ? rest : "(" + first + " + " + rest + ")";
    }
    return "(" + constant + " + " + code + ")";
  }

  static String mask(int bits) {
    return (bits >= 64 ? -1L : (1L << bits) - 1) + "L";
  }

  static String not(String a) {
    if (a.equals(TRUE)) {
      return FALSE;
    } else if (a.equals(FALSE)) {
      return TRUE;
    } else if (a.startsWith("!") && isSimple(a.substring(1))) {
      return a.substring(1);
    }
    return isSimple(a) ? "!" + a : "!(" + a + ")";
  }

  static String and(String a, String b) {
    if (a.equals(FALSE) || b.equals(FALSE)) {
      return FALSE;
    } else if (a.equals(TRUE) || a.equals(b)) {
      return b;
    }
    return b.equals(TRUE) ? a : "(" + a + " && " + b + ")";
  }

  static String or(String a, String b) {
    if (a.equals(TRUE) || b.equals(TRUE)) {
      return TRUE;
    } else if (a.equals(FALSE) || a.equals(b)) {
      return b;
    }
    return b.equals(FALSE) ? a : "(" + a + " || " + b + ")";
  }

  /** Equality of two numbers. */
  static String same(String a, String b) {
    if (a.equals(b)) {
      return TRUE;
    }
    return isConstant(a) && isConstant(b)
        ? String.valueOf(constant(a) == constant(b))
        : "(" + a + " == " + b + ")";
  }

  static String sameTruth(String a, String b) {
    if (a.equals(b)) {
      return TRUE;
    } else if (a.equals(TRUE) || a.equals(FALSE)) {
      return a.equals(TRUE) ? b : not(b);
    } else if (b.equals(TRUE) || b.equals(FALSE)) {
      return b.equals(TRUE) ? a : not(a);
    }
    return "(" + a + " == " + b + ")";
  }

  static String choose(String condition, String a, String b) {
    if (condition.equals(TRUE) || a.equals(b)) {
      return a;
    }
    return condition.equals(FALSE) ? b : "(" + condition + " ? " + a + " : " + b + ")";
  }

  static String compare(String a, String operator, String b) {
    if (isConstant(a) && isConstant(b)) {
      long x = constant(a);
      long y = constant(b);
      return String.valueOf(
          switch (operator) {
            case "<" -> x < y;
            case "<=" -> x <= y;
            case ">" -> x > y;
            default -> x >= y;
          });
    }
    return "(" + a + " " + operator + " " + b + ")";
  }

  static String union(String a, String b) {
    if (a.equals("0L") || a.equals(b)) {
      return b;
    } else if (b.equals("0L")) {
      return a;
    }
    return isConstant(a) && isConstant(b)
        ? (constant(a) | constant(b)) + "L"
        : "(" + a + " | " + b + ")";
  }

  static String intersection(String a, String b) {
    if (a.equals("0L") || b.equals("0L")) {
      return "0L";
    } else if (a.equals(b)) {
      return a;
    }
    return isConstant(a) && isConstant(b)
        ? (constant(a) & constant(b)) + "L"
        : "(" + a + " & " + b + ")";
  }

  static String difference(String a, String b) {
    if (a.equals("0L") || a.equals(b)) {
      return "0L";
    } else if (b.equals("0L")) {
      return a;
    }
    return isConstant(b) ? intersection(a, ~constant(b) + "L") : "(" + a + " & ~" + b + ")";
  }

  /** The mask of one index. */
  static String bit(String index) {
    return isConstant(index) ? (1L << constant(index)) + "L" : "(1L << " + index + ")";
  }

  /** Whether a mask has an index. */
  static String hasBit(String mask, String index) {
    if (mask.equals("0L")) {
      return FALSE;
    } else if (isConstant(mask) && isConstant(index)) {
      return String.valueOf((constant(mask) >>> constant(index) & 1) != 0);
    }
    return "((" + mask + " >>> " + index + " & 1L) != 0)";
  }

  /** A number that is not negative as a long. */
  static String toLong(String number) {
    if (isConstant(number)) {
      return constant(number) + "L";
    } else if (number.startsWith("((int) (") && number.indexOf(')', 8) == number.length() - 2) {
      return number.substring(7, number.length() - 1);
    } else if (number.startsWith("(int) (") && number.indexOf(')', 7) == number.length() - 1) {
      return number.substring(6);
    }
    return "((long) " + number + ")";
  }
}
