package sharedsockets.oracle;

import java.util.HashMap;
import java.util.Map;
import sharedsockets.trace.OtherValue;

/**
 * Option values as the specification's integers. A JSON integer is itself; any other value gets a
 * number of its own below all of them, where no option's certain values lie.
 */
final class Values {
  private static final long BELOW_ALL = -(1L << 53);

  private final Map<OtherValue, Long> numbers = new HashMap<>();
  private final Map<Long, OtherValue> values = new HashMap<>();

  long number(Object value) {
    if (value instanceof Long number) {
      return number;
    }
    OtherValue other = (OtherValue) value;
    Long known = numbers.get(other);
    if (known == null) {
      known = BELOW_ALL - numbers.size();
      numbers.put(other, known);
      values.put(known, other);
    }
    return known;
  }

  /** The value that has this number. */
  Object value(long number) {
    OtherValue other = values.get(number);
    return other == null ? number : other;
  }
}
