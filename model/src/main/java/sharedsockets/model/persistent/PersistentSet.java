package sharedsockets.model.persistent;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/** An immutable set that shares structure with those it was made from. No element is null. */
public final class PersistentSet<E> implements Iterable<E> {
  private static final PersistentSet<?> EMPTY = new PersistentSet<>(PersistentMap.empty());

  /** Its keys are the elements; values mean nothing. */
  private final PersistentMap<E, Object> elements;

  @SuppressWarnings("unchecked") // values are never read, and any object may be put
  PersistentSet(PersistentMap<E, ?> elements) {
    this.elements = (PersistentMap<E, Object>) elements;
  }

  @SuppressWarnings("unchecked") // holds nothing
  public static <E> PersistentSet<E> empty() {
    return (PersistentSet<E>) EMPTY;
  }

  @SafeVarargs
  public static <E> PersistentSet<E> of(E... elements) {
    PersistentSet<E> set = empty();
    for (E element : elements) {
      set = set.with(element);
    }
    return set;
  }

  public static <E> PersistentSet<E> copyOf(Iterable<? extends E> elements) {
    return of(elements, (E element) -> element);
  }

  /** The values of {@code value} over {@code elements}: TLA+'s {@code {e(x) : x \in S}}. */
  public static <T, E> PersistentSet<E> of(
      Iterable<? extends T> elements, Function<? super T, ? extends E> value) {
    PersistentSet<E> set = empty();
    for (T element : elements) {
      set = set.with(value.apply(element));
    }
    return set;
  }

  /** The elements of all the sets: TLA+'s UNION. */
  public static <E> PersistentSet<E> unionOf(Iterable<PersistentSet<E>> sets) {
    PersistentSet<E> union = empty();
    for (PersistentSet<E> set : sets) {
      union = union.union(set);
    }
    return union;
  }

  /** The numbers from {@code first} to {@code last}: TLA+'s {@code first .. last}. */
  public static PersistentSet<Long> range(long first, long last) {
    PersistentSet<Long> set = empty();
    for (long i = first; i <= last; i++) {
      set = set.with(i);
    }
    return set;
  }

  /** Whether all numbers of a range satisfy a condition; the range is never made. */
  public static boolean allOf(long first, long last, LongPredicate condition) {
    return LongStream.rangeClosed(first, last).allMatch(condition);
  }

  /** Whether some number of a range does. */
  public static boolean anyOf(long first, long last, LongPredicate condition) {
    return LongStream.rangeClosed(first, last).anyMatch(condition);
  }

  public int size() {
    return elements.size;
  }

  public boolean isEmpty() {
    return elements.size == 0;
  }

  public boolean contains(E element) {
    return elements.containsKey(element);
  }

  public boolean containsAll(PersistentSet<E> others) {
    return others.elements.root == elements.root || others.all(this::contains);
  }

  public PersistentSet<E> with(E element) {
    // A set of a map's keys must not replace the map's value: the element may be there.
    return contains(element) ? this : new PersistentSet<>(elements.put(element, Boolean.TRUE));
  }

  public PersistentSet<E> without(E element) {
    PersistentMap<E, Object> less = elements.remove(element);
    return less == elements ? this : new PersistentSet<>(less);
  }

  public PersistentSet<E> union(PersistentSet<E> others) {
    if (size() < others.size()) {
      return others.union(this);
    }
    PersistentSet<E> set = this;
    for (E element : others) {
      set = set.with(element);
    }
    return set;
  }

  public PersistentSet<E> intersection(PersistentSet<E> others) {
    return filter(others::contains);
  }

  public PersistentSet<E> minus(PersistentSet<E> others) {
    if (others.size() > size()) {
      return filter(element -> !others.contains(element));
    }
    PersistentSet<E> set = this;
    for (E element : others) {
      set = set.without(element);
    }
    return set;
  }

  /**
   * Tells each element that only one of the sets has, and whether it is the later one; costs what
   * the sets do not share.
   */
  public void differences(PersistentSet<E> later, BiConsumer<? super E, Boolean> told) {
    elements.differences(
        later.elements,
        (element, was, is) -> {
          if (was == null || is == null) {
            told.accept(element, is != null);
          }
        });
  }

  /** The elements that satisfy the condition: TLA+'s {@code {x \in S : P(x)}}. */
  public PersistentSet<E> filter(Predicate<? super E> condition) {
    List<E> kept = new ArrayList<>();
    List<E> dropped = new ArrayList<>();
    for (E element : this) {
      (condition.test(element) ? kept : dropped).add(element);
    }
    PersistentSet<E> set;
    if (kept.size() < dropped.size()) {
      set = empty();
      for (E element : kept) {
        set = set.with(element);
      }
    } else {
      set = this;
      for (E element : dropped) {
        set = set.without(element);
      }
    }
    return set;
  }

  public boolean all(Predicate<? super E> condition) {
    for (E element : this) {
      if (!condition.test(element)) {
        return false;
      }
    }
    return true;
  }

  public boolean any(Predicate<? super E> condition) {
    return !all(element -> !condition.test(element)); // Java PathFinder cannot negate one.
  }

  @Override
  public Iterator<E> iterator() {
    return new Keys<>(elements.root);
  }

  /** Walks over a set. Named, for the sake of Java PathFinder: it runs X$1 as a lambda of X. */
  private static final class Keys<E> extends PersistentMap.Entries<E, Object, E> {
    Keys(Node root) {
      super(root);
    }

    @Override
    E entry(E key, Object value) {
      return key;
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PersistentSet<?> set
        && set.size() == size()
        && Node.same(elements.root, set.elements.root, false);
  }

  @Override
  public int hashCode() {
    return elements.root.keyHash();
  }

  /** As TLA+ writes a set. */
  @Override
  public String toString() {
    StringJoiner text = new StringJoiner(", ", "{", "}");
    for (E element : this) {
      text.add(String.valueOf(element));
    }
    return text.toString();
  }
}
