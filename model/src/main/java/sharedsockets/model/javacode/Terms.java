package sharedsockets.model.javacode;

import java.util.List;

/**
 * Smart constructors of terms: constants are folded and neutral operands dropped, so that an
 * operation whose result is known costs nothing at run time.
 */
public final class Terms {
  public static final Term TRUE = new Term.Literal(JavaType.BOOLEAN, 1);
  public static final Term FALSE = new Term.Literal(JavaType.BOOLEAN, 0);
  public static final Term ZERO = number(0);
  public static final Term ONE = number(1);

  /** A mask without bits. */
  public static final Term NO_BITS = bits(0);

  private Terms() {}

  /** An int. */
  public static Term number(long value) {
    return new Term.Literal(JavaType.INT, value);
  }

  /** A long whose bits are a set. */
  public static Term bits(long value) {
    return new Term.Literal(JavaType.LONG, value);
  }

  /** The mask whose lowest bits are set, so many of them. */
  public static Term lowest(long bits) {
    return bits(bits >= 64 ? -1 : (1L << bits) - 1);
  }

  public static Term truth(boolean value) {
    return value ? TRUE : FALSE;
  }

  public static boolean isConstant(Term term) {
    return term instanceof Term.Literal;
  }

  public static boolean isConstant(Term term, long value) {
    return term instanceof Term.Literal literal && literal.value() == value;
  }

  /** The value of a constant. */
  public static long constant(Term term) {
    return ((Term.Literal) term).value();
  }

  /** A local, a constant, or their sum: cheap enough to be written twice. */
  public static boolean isSimple(Term term) {
    return term instanceof Term.Literal
        || term instanceof Term.Local
        || term instanceof Term.Binary sum
            && sum.operator() == JavaOperator.ADD
            && isConstant(sum.left())
            && sum.right() instanceof Term.Local;
  }

  public static Term.Call call(JavaType type, String method, Term... arguments) {
    return new Term.Call(type, method, List.of(arguments));
  }

  public static Term element(Term.Array array, Term index) {
    return new Term.Element(array, index);
  }

  /** A number and a constant; a sum has one constant, which stands first. */
  public static Term plus(Term a, long constant) {
    if (constant == 0) {
      return a;
    } else if (a instanceof Term.Literal literal) {
      return literal(literal.type(), literal.value() + constant);
    } else if (a instanceof Term.Binary sum
        && sum.operator() == JavaOperator.ADD
        && sum.left() instanceof Term.Literal first) {
      return plus(sum.right(), constant + first.value());
    }
    return new Term.Binary(JavaOperator.ADD, literal(a.type(), constant), a);
  }

  /** A constant as Java computes it: an int overflows. */
  private static Term literal(JavaType type, long value) {
    return new Term.Literal(type, type == JavaType.INT ? (int) value : value);
  }

  public static Term plus(Term a, Term b) {
    long constant = constantOf(a) + constantOf(b);
    Term x = plus(a, -constantOf(a));
    Term y = plus(b, -constantOf(b));
    if (isConstant(x) || isConstant(y)) {
      return plus(isConstant(x) ? y : x, constant);
    }
    return plus(new Term.Binary(JavaOperator.ADD, x, y), constant);
  }

  /** The constant of a sum, or 0. */
  public static long constantOf(Term sum) {
    if (sum instanceof Term.Binary b && b.operator() == JavaOperator.ADD) {
      return isConstant(b.left()) ? constant(b.left()) : 0;
    }
    return isConstant(sum) ? constant(sum) : 0;
  }

  public static Term minus(Term a, Term b) {
    return isConstant(b) ? plus(a, -constant(b)) : new Term.Binary(JavaOperator.SUBTRACT, a, b);
  }

  public static Term times(Term a, Term b) {
    if (isConstant(b)) {
      return times(a, constant(b));
    }
    return isConstant(a) ? times(b, constant(a)) : new Term.Binary(JavaOperator.MULTIPLY, a, b);
  }

  public static Term times(Term a, long factor) {
    if (a instanceof Term.Literal literal) {
      return literal(literal.type(), literal.value() * factor);
    } else if (factor == 0) {
      return literal(a.type(), 0);
    }
    return factor == 1 ? a : new Term.Binary(JavaOperator.MULTIPLY, a, literal(a.type(), factor));
  }

  /** The quotient of a number that is not negative. */
  public static Term dividedBy(Term a, long divisor) {
    if (isConstant(a)) {
      return literal(a.type(), constant(a) / divisor);
    }
    return divisor == 1 ? a : new Term.Binary(JavaOperator.DIVIDE, a, literal(a.type(), divisor));
  }

  /** The remainder of a number that is not negative. */
  public static Term modulo(Term a, long divisor) {
    return isConstant(a)
        ? literal(a.type(), constant(a) % divisor)
        : new Term.Binary(JavaOperator.REMAINDER, a, literal(a.type(), divisor));
  }

  public static Term not(Term a) {
    if (isConstant(a)) {
      return truth(a.equals(FALSE));
    }
    return a instanceof Term.Not not ? not.operand() : new Term.Not(a);
  }

  public static Term and(Term a, Term b) {
    if (a.equals(FALSE) || b.equals(FALSE)) {
      return FALSE;
    } else if (a.equals(TRUE) || a.equals(b)) {
      return b;
    }
    return b.equals(TRUE) ? a : new Term.Binary(JavaOperator.AND, a, b);
  }

  public static Term or(Term a, Term b) {
    if (a.equals(TRUE) || b.equals(TRUE)) {
      return TRUE;
    } else if (a.equals(FALSE) || a.equals(b)) {
      return b;
    }
    return b.equals(FALSE) ? a : new Term.Binary(JavaOperator.OR, a, b);
  }

  /** Equality of two terms of one type. */
  public static Term same(Term a, Term b) {
    if (a.equals(b)) {
      return TRUE;
    } else if (isConstant(a) && isConstant(b)) {
      return FALSE;
    } else if (a.type() == JavaType.BOOLEAN && isConstant(a)) {
      return a.equals(TRUE) ? b : not(b);
    } else if (a.type() == JavaType.BOOLEAN && isConstant(b)) {
      return b.equals(TRUE) ? a : not(a);
    }
    return new Term.Binary(JavaOperator.EQUAL, a, b);
  }

  /** Whether a number is not 0. */
  public static Term isNotZero(Term a) {
    return isConstant(a)
        ? truth(constant(a) != 0)
        : new Term.Binary(JavaOperator.NOT_EQUAL, a, literal(a.type(), 0));
  }

  /** {@code a < b} or another comparison of two numbers. */
  public static Term compare(Term a, JavaOperator operator, Term b) {
    if (!isConstant(a) || !isConstant(b)) {
      return new Term.Binary(operator, a, b);
    }
    int order = Long.compare(constant(a), constant(b));
    return truth(
        switch (operator) {
          case LESS -> order < 0;
          case AT_MOST -> order <= 0;
          case GREATER -> order > 0;
          case AT_LEAST -> order >= 0;
          default -> throw new IllegalArgumentException(operator.symbol());
        });
  }

  /** One of two terms of one type. */
  public static Term choose(Term condition, Term a, Term b) {
    if (condition.equals(TRUE) || a.equals(b)) {
      return a;
    } else if (condition.equals(FALSE)) {
      return b;
    } else if (a.equals(TRUE)) {
      return or(condition, b);
    } else if (a.equals(FALSE)) {
      return and(not(condition), b);
    } else if (b.equals(TRUE)) {
      return or(not(condition), a);
    } else if (b.equals(FALSE)) {
      return and(condition, a);
    }
    return new Term.Conditional(condition, a, b);
  }

  public static Term union(Term a, Term b) {
    if (a.equals(NO_BITS) || a.equals(b)) {
      return b;
    } else if (b.equals(NO_BITS)) {
      return a;
    }
    return isConstant(a) && isConstant(b)
        ? bits(constant(a) | constant(b))
        : new Term.Binary(JavaOperator.BIT_OR, a, b);
  }

  public static Term intersection(Term a, Term b) {
    if (a.equals(NO_BITS) || b.equals(NO_BITS)) {
      return NO_BITS;
    } else if (a.equals(b)) {
      return a;
    }
    return isConstant(a) && isConstant(b)
        ? bits(constant(a) & constant(b))
        : new Term.Binary(JavaOperator.BIT_AND, a, b);
  }

  public static Term difference(Term a, Term b) {
    if (a.equals(b)) {
      return NO_BITS;
    } else if (b.equals(NO_BITS)) {
      return a;
    }
    return intersection(a, isConstant(b) ? bits(~constant(b)) : new Term.Complement(b));
  }

  /** The bits of a mask, moved up where {@code by} is positive. */
  public static Term shifted(Term mask, int by) {
    if (by == 0) {
      return mask;
    } else if (isConstant(mask)) {
      return bits(by > 0 ? constant(mask) << by : constant(mask) >>> -by);
    }
    return by > 0
        ? new Term.Binary(JavaOperator.SHIFT_LEFT, mask, number(by))
        : new Term.Binary(JavaOperator.SHIFT_RIGHT, mask, number(-by));
  }

  /** The mask of one index. */
  public static Term bit(Term index) {
    return isConstant(index)
        ? bits(1L << constant(index))
        : new Term.Binary(JavaOperator.SHIFT_LEFT, bits(1), index);
  }

  /** Whether a mask has an index. */
  public static Term hasBit(Term mask, Term index) {
    if (mask.equals(NO_BITS)) {
      return FALSE;
    } else if (isConstant(mask) && isConstant(index)) {
      return truth((constant(mask) >>> constant(index) & 1) != 0);
    }
    Term shifted = new Term.Binary(JavaOperator.SHIFT_RIGHT, mask, index);
    return isNotZero(new Term.Binary(JavaOperator.BIT_AND, shifted, bits(1)));
  }

  public static Term toInt(Term number) {
    if (number instanceof Term.Literal literal) {
      return number((int) literal.value());
    }
    return number.type() == JavaType.INT ? number : new Term.Cast(JavaType.INT, number);
  }

  /** A number that is not negative as a long. */
  public static Term toLong(Term number) {
    if (isConstant(number)) {
      return bits(constant(number));
    } else if (number instanceof Term.Cast cast && cast.operand().type() == JavaType.LONG) {
      return cast.operand();
    }
    return number.type() == JavaType.LONG ? number : new Term.Cast(JavaType.LONG, number);
  }
}
