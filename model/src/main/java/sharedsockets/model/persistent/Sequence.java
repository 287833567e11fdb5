package sharedsockets.model.persistent;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.StringJoiner;
import java.util.function.UnaryOperator;

/**
 * An immutable sequence, TLA+'s {@code Seq}: positions count from 1. Appending to the sequence that
 * was appended to last, and taking its tail, cost O(1) in the long run.
 */
public final class Sequence<E> implements Iterable<E> {
  private static final Sequence<?> EMPTY = new Sequence<>(new Buffer(0), 0, 0);

  /** Elements that several sequences share; places from {@code used} on belong to none yet. */
  private static final class Buffer {
    final Object[] elements;
    private int used;

    Buffer(int capacity) {
      elements = new Object[capacity];
    }

    /** Writes at a place unless another sequence has: two may grow from the same one. */
    synchronized boolean claim(int place, Object element) {
      if (used != place || place == elements.length) {
        return false;
      }
      elements[place] = element;
      used++;
      return true;
    }

    synchronized boolean claim(int place, Sequence<?> others) {
      if (used != place || place + others.size() > elements.length) {
        return false;
      }
      System.arraycopy(others.buffer.elements, others.from, elements, place, others.size());
      used += others.size();
      return true;
    }
  }

  private final Buffer buffer;
  private final int from;
  private final int to;

  private Sequence(Buffer buffer, int from, int to) {
    this.buffer = buffer;
    this.from = from;
    this.to = to;
  }

  @SuppressWarnings("unchecked") // holds nothing
  public static <E> Sequence<E> empty() {
    return (Sequence<E>) EMPTY;
  }

  @SafeVarargs
  public static <E> Sequence<E> of(E... elements) {
    Buffer buffer = new Buffer(elements.length);
    for (E element : elements) {
      buffer.elements[buffer.used++] = element;
    }
    return new Sequence<>(buffer, 0, elements.length);
  }

  public int size() {
    return to - from;
  }

  public boolean isEmpty() {
    return to == from;
  }

  /**
   * The element at a position.
   *
   * @param position from 1
   * @throws NoSuchElementException where the sequence has no such position
   */
  @SuppressWarnings("unchecked") // only E is let in
  public E get(long position) {
    if (position < 1 || position > size()) {
      throw new NoSuchElementException("position " + position + " of " + size());
    }
    return (E) buffer.elements[from + (int) position - 1];
  }

  public boolean containsPosition(long position) {
    return position >= 1 && position <= size();
  }

  /** The positions, 1 to the length. */
  public PersistentSet<Long> positions() {
    PersistentSet<Long> set = PersistentSet.empty();
    for (long i = 1; i <= size(); i++) {
      set = set.with(i);
    }
    return set;
  }

  public E head() {
    return get(1);
  }

  public Sequence<E> tail() {
    if (isEmpty()) {
      throw new NoSuchElementException("the tail of an empty sequence");
    }
    return size() == 1 ? empty() : new Sequence<>(buffer, from + 1, to);
  }

  /**
   * The elements at the positions {@code from} to {@code to}, in O(1); none where from is greater.
   *
   * @throws NoSuchElementException where the sequence has not all of them
   */
  public Sequence<E> part(long from, long to) {
    if (from > to) {
      return empty();
    }
    if (from < 1 || to > size()) {
      throw new NoSuchElementException("positions " + from + " to " + to + " of " + size());
    }
    return new Sequence<>(buffer, this.from + (int) from - 1, this.from + (int) to);
  }

  public Sequence<E> append(E element) {
    if (buffer.claim(to, element)) {
      return new Sequence<>(buffer, from, to + 1);
    }
    return copy(Math.max(4, 2 * size())).append(element);
  }

  public Sequence<E> concat(Sequence<E> others) {
    if (isEmpty() || others.isEmpty()) {
      return isEmpty() ? others : this;
    }
    if (buffer.claim(to, others)) {
      return new Sequence<>(buffer, from, to + others.size());
    }
    int size = size() + others.size();
    return copy(Math.max(size, 2 * size())).concat(others);
  }

  private Sequence<E> copy(int capacity) {
    Buffer larger = new Buffer(capacity);
    System.arraycopy(buffer.elements, from, larger.elements, 0, size());
    larger.used = size();
    return new Sequence<>(larger, 0, size());
  }

  /** This sequence with another element at a position; itself where there is no such position. */
  public Sequence<E> replace(long position, E element) {
    if (!containsPosition(position) || get(position) == element) {
      return this;
    }
    Sequence<E> changed = copy(size());
    changed.buffer.elements[(int) position - 1] = element;
    return changed;
  }

  /** Every element replaced by that of {@code change}; this sequence where all stay the same. */
  public Sequence<E> map(UnaryOperator<E> change) {
    Sequence<E> changed = this;
    for (int i = 1; i <= size(); i++) {
      E was = get(i);
      E is = change.apply(was);
      if (is != was) {
        if (changed == this) {
          changed = copy(size());
        }
        changed.buffer.elements[i - 1] = is;
      }
    }
    return changed;
  }

  @Override
  public Iterator<E> iterator() {
    return new Iterator<>() {
      private int next = 1;

      @Override
      public boolean hasNext() {
        return next <= size();
      }

      @Override
      public E next() {
        return get(next++);
      }
    };
  }

  @Override
  public boolean equals(Object other) {
    if (other == this) {
      return true;
    }
    return other instanceof Sequence<?> sequence
        && sequence.size() == size()
        // Those of one buffer have the same element at the same place.
        && (sequence.buffer == buffer && sequence.from == from
            || Arrays.equals(
                buffer.elements, from, to, sequence.buffer.elements, sequence.from, sequence.to));
  }

  @Override
  public int hashCode() {
    int hash = 1;
    for (E element : this) {
      hash = 31 * hash + Hash.of(element);
    }
    return hash;
  }

  /** As TLA+ writes a sequence. */
  @Override
  public String toString() {
    StringJoiner text = new StringJoiner(", ", "<<", ">>");
    for (E element : this) {
      text.add(String.valueOf(element));
    }
    return text.toString();
  }
}
