package sharedsockets.model.persistent;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.StringJoiner;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import java.util.function.Predicate;

/** An immutable set of constants of one enum of at most 64, kept in the bits of a number. */
public final class SmallSet<E extends Enum<E>> implements Iterable<E> {
  /** Enums this small have each of their sets once. */
  private static final int INTERNED = 10;

  private static final ClassValue<Universe<?>> UNIVERSES =
      new ClassValue<>() {
        @Override
        @SuppressWarnings({"unchecked", "rawtypes"}) // only classes of enums are asked for
        protected Universe<?> computeValue(Class<?> type) {
          return new Universe((Enum[]) type.getEnumConstants());
        }
      };

  private final Universe<E> universe;
  private final long bits;

  private SmallSet(Universe<E> universe, long bits) {
    this.universe = universe;
    this.bits = bits;
  }

  /** The data that the sets of one enum share. */
  private static final class Universe<E extends Enum<E>> {
    final E[] constants;
    private final AtomicReferenceArray<SmallSet<E>> interned;

    Universe(E[] constants) {
      if (constants.length > Long.SIZE) {
        throw new IllegalArgumentException("more than 64 constants");
      }
      this.constants = constants;
      this.interned =
          constants.length <= INTERNED ? new AtomicReferenceArray<>(1 << constants.length) : null;
    }

    SmallSet<E> of(long bits) {
      if (interned == null) {
        return new SmallSet<>(this, bits);
      }
      SmallSet<E> set = interned.get((int) bits);
      if (set == null) {
        interned.compareAndSet((int) bits, null, new SmallSet<>(this, bits));
        set = interned.get((int) bits);
      }
      return set;
    }
  }

  @SuppressWarnings("unchecked") // the universe of E's class is one of E
  private static <E extends Enum<E>> Universe<E> universe(Class<E> type) {
    return (Universe<E>) UNIVERSES.get(type);
  }

  public static <E extends Enum<E>> SmallSet<E> none(Class<E> type) {
    return universe(type).of(0);
  }

  @SafeVarargs
  public static <E extends Enum<E>> SmallSet<E> of(E first, E... others) {
    long bits = 1L << first.ordinal();
    for (E other : others) {
      bits |= 1L << other.ordinal();
    }
    return universe(first.getDeclaringClass()).of(bits);
  }

  public static <E extends Enum<E>> SmallSet<E> copyOf(
      Class<E> type, Iterable<? extends E> elements) {
    return of(type, elements, Function.identity());
  }

  /** The values of {@code value} over {@code elements}: TLA+'s {@code {e(x) : x \in S}}. */
  public static <T, E extends Enum<E>> SmallSet<E> of(
      Class<E> type, Iterable<? extends T> elements, Function<? super T, ? extends E> value) {
    long bits = 0;
    for (T element : elements) {
      bits |= 1L << value.apply(element).ordinal();
    }
    return universe(type).of(bits);
  }

  private SmallSet<E> same(long others) {
    return others == bits ? this : universe.of(others);
  }

  public int size() {
    return Long.bitCount(bits);
  }

  public boolean isEmpty() {
    return bits == 0;
  }

  public boolean contains(E element) {
    return (bits & 1L << element.ordinal()) != 0;
  }

  public boolean containsAll(SmallSet<E> others) {
    return (others.bits & ~bits) == 0;
  }

  public SmallSet<E> with(E element) {
    return same(bits | 1L << element.ordinal());
  }

  public SmallSet<E> without(E element) {
    return same(bits & ~(1L << element.ordinal()));
  }

  public SmallSet<E> union(SmallSet<E> others) {
    return same(bits | others.bits);
  }

  public SmallSet<E> intersection(SmallSet<E> others) {
    return same(bits & others.bits);
  }

  public SmallSet<E> minus(SmallSet<E> others) {
    return same(bits & ~others.bits);
  }

  /** The elements that satisfy the condition: TLA+'s {@code {x \in S : P(x)}}. */
  public SmallSet<E> filter(Predicate<? super E> condition) {
    long kept = 0;
    for (long left = bits; left != 0; left &= left - 1) {
      if (condition.test(universe.constants[Long.numberOfTrailingZeros(left)])) {
        kept |= Long.lowestOneBit(left);
      }
    }
    return same(kept);
  }

  public boolean all(Predicate<? super E> condition) {
    return filter(condition).bits == bits;
  }

  public boolean any(Predicate<? super E> condition) {
    return !filter(condition).isEmpty();
  }

  @Override
  public Iterator<E> iterator() {
    return new Iterator<>() {
      private long left = bits;

      @Override
      public boolean hasNext() {
        return left != 0;
      }

      @Override
      public E next() {
        if (left == 0) {
          throw new NoSuchElementException();
        }
        E next = universe.constants[Long.numberOfTrailingZeros(left)];
        left &= left - 1;
        return next;
      }
    };
  }

  @Override
  public boolean equals(Object other) {
    return other == this
        || other instanceof SmallSet<?> set && set.bits == bits && set.universe == universe;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(bits);
  }

  /** As TLA+ writes a set. */
  @Override
  public String toString() {
    StringJoiner text = new StringJoiner(", ", "{", "}");
    for (E element : this) {
      text.add(element.toString());
    }
    return text.toString();
  }
}
