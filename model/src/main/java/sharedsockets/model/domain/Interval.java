package sharedsockets.model.domain;

import java.util.AbstractList;
import java.util.List;

/** The integers from one to another as a list that holds only these two. */
final class Interval extends AbstractList<Long> {
  private final long low;
  private final long high;

  Interval(long low, long high) {
    this.low = low;
    this.high = high;
  }

  /** Whether ascending integers leave none out. */
  static boolean isOne(List<Long> values) {
    return values instanceof Interval
        || values.get(values.size() - 1) - values.get(0) + 1 == values.size();
  }

  long high() {
    return high;
  }

  long count() {
    return high - low + 1;
  }

  @Override
  public int size() {
    return (int) Math.min(count(), Integer.MAX_VALUE);
  }

  @Override
  public Long get(int index) {
    if (index < 0 || index >= count()) {
      throw new IndexOutOfBoundsException(index);
    }
    return low + index;
  }

  @Override
  public int indexOf(Object value) {
    return contains(value) ? (int) ((Long) value - low) : -1;
  }

  @Override
  public boolean contains(Object value) {
    return value instanceof Long number && number >= low && number <= high;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Interval interval && interval.low == low && interval.high == high;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(31 * low + high);
  }
}
