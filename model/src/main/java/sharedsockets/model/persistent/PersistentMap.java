package sharedsockets.model.persistent;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * An immutable map, TLA+'s function with a finite domain. Neither keys nor values are null. A
 * change costs O(log size) and shares the rest; a change that changes nothing returns the map
 * itself.
 */
public final class PersistentMap<K, V> implements Iterable<Map.Entry<K, V>> {
  private static final PersistentMap<?, ?> EMPTY = new PersistentMap<>(Node.EMPTY, 0);

  final Node root;
  final int size;

  PersistentMap(Node root, int size) {
    this.root = root;
    this.size = size;
  }

  @SuppressWarnings("unchecked") // holds nothing
  public static <K, V> PersistentMap<K, V> empty() {
    return (PersistentMap<K, V>) EMPTY;
  }

  /** The function that gives each key the value of {@code value}. */
  public static <K, V> PersistentMap<K, V> of(
      Iterable<? extends K> keys, Function<? super K, ? extends V> value) {
    PersistentMap<K, V> map = empty();
    for (K key : keys) {
      map = map.put(key, value.apply(key));
    }
    return map;
  }

  /** How many elements have each value of {@code value}. */
  public static <T, K> PersistentMap<K, Long> counts(
      Iterable<? extends T> elements, Function<? super T, ? extends K> value) {
    Map<K, Long> counts = new HashMap<>();
    for (T element : elements) {
      counts.merge(value.apply(element), 1L, (one, other) -> one + other);
    }
    PersistentMap<K, Long> map = empty();
    for (Map.Entry<K, Long> entry : counts.entrySet()) {
      map = map.put(entry.getKey(), entry.getValue());
    }
    return map;
  }

  public int size() {
    return size;
  }

  public boolean isEmpty() {
    return size == 0;
  }

  public boolean containsKey(K key) {
    return root.find(key, Node.hashOf(key)) != null;
  }

  /**
   * The value of a key.
   *
   * @throws NoSuchElementException where the key is not in the domain
   */
  public V get(K key) {
    V value = getOrNull(key);
    if (value == null) {
      throw new NoSuchElementException("not in the function's domain: " + key);
    }
    return value;
  }

  /** The value of a key, null where the key is not in the domain. */
  @SuppressWarnings("unchecked") // put lets only V in
  public V getOrNull(K key) {
    return (V) root.find(key, Node.hashOf(key));
  }

  public V getOrDefault(K key, V otherwise) {
    V value = getOrNull(key);
    return value == null ? otherwise : value;
  }

  /** This map with the entry, new or replaced. */
  public PersistentMap<K, V> put(K key, V value) {
    boolean[] added = new boolean[1];
    Objects.requireNonNull(value);
    Node changed = root.put(key, value, Node.hashOf(key), 0, added);
    return changed == root ? this : new PersistentMap<>(changed, added[0] ? size + 1 : size);
  }

  /** This map with another value for a key that it has; TLA+'s EXCEPT: no other key is added. */
  public PersistentMap<K, V> replace(K key, V value) {
    return containsKey(key) ? put(key, value) : this;
  }

  public PersistentMap<K, V> remove(K key) {
    Node changed = root.remove(key, Node.hashOf(key), 0);
    return changed == root ? this : new PersistentMap<>(changed, size - 1);
  }

  public PersistentMap<K, V> removeAll(Iterable<? extends K> keys) {
    PersistentMap<K, V> map = this;
    for (K key : keys) {
      map = map.remove(key);
    }
    return map;
  }

  /** Every value replaced by that of {@code change}; what stays the same stays shared. */
  @SuppressWarnings("unchecked") // put lets only K and V in
  public PersistentMap<K, V> mapValues(BiFunction<? super K, ? super V, ? extends V> change) {
    Node changed = root.map((key, value) -> change.apply((K) key, (V) value));
    return changed == root ? this : new PersistentMap<>(changed, size);
  }

  /** The same for some keys only; those that this map does not have are passed over. */
  public PersistentMap<K, V> mapValues(
      Iterable<? extends K> keys, BiFunction<? super K, ? super V, ? extends V> change) {
    PersistentMap<K, V> map = this;
    for (K key : keys) {
      V was = getOrNull(key);
      if (was != null) {
        map = map.put(key, change.apply(key, was));
      }
    }
    return map;
  }

  /** The domain, without copying it. */
  public PersistentSet<K> keys() {
    return new PersistentSet<>(this);
  }

  /** Receives the differences at one key. */
  @FunctionalInterface
  public interface Difference<K, V> {
    /** A value is null where the map has no such key. */
    void at(K key, V was, V is);
  }

  /**
   * Tells each key whose values differ; costs what the maps do not share.
   *
   * @param later the map to compare this one with
   */
  public void differences(PersistentMap<K, V> later, Difference<? super K, ? super V> difference) {
    compare(root, later.root, later, difference);
  }

  @SuppressWarnings("unchecked") // put lets only K and V in
  private void compare(
      Node mine, Node other, PersistentMap<K, V> later, Difference<? super K, ? super V> told) {
    if (mine == other) {
      return;
    }
    // Children at the same place hold the same hashes.
    int both = mine.childMap() & other.childMap();
    for (int left = both; left != 0; left &= left - 1) {
      int bit = Integer.lowestOneBit(left);
      compare(mine.childAt(bit), other.childAt(bit), later, told);
    }
    each(
        mine,
        both,
        (key, value) -> {
          V is = later.getOrNull((K) key);
          if (!value.equals(is)) {
            told.at((K) key, (V) value, is);
          }
        });
    each(
        other,
        both,
        (key, value) -> {
          if (getOrNull((K) key) == null) {
            told.at((K) key, null, (V) value);
          }
        });
  }

  /** The entries of a node and of its children, but for those at the skipped places. */
  private static void each(Node node, int skipped, BiConsumer<Object, Object> told) {
    for (int i = 0; i < 2 * node.pairs(); i += 2) {
      told.accept(node.content[i], node.content[i + 1]);
    }
    for (int left = node.childMap() & ~skipped; left != 0; left &= left - 1) {
      each(node.childAt(Integer.lowestOneBit(left)), 0, told);
    }
  }

  @Override
  public Iterator<Map.Entry<K, V>> iterator() {
    return new Pairs<>(root);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PersistentMap<?, ?> map
        && map.size == size
        && Node.same(root, map.root, true);
  }

  @Override
  public int hashCode() {
    return root.hash();
  }

  /** As TLC writes a function: {@code (a :> 1 @@ b :> 2)}. */
  @Override
  public String toString() {
    StringJoiner text = new StringJoiner(" @@ ", "(", ")");
    text.setEmptyValue("<<>>");
    for (Map.Entry<K, V> entry : this) {
      text.add(entry.getKey() + " :> " + entry.getValue());
    }
    return text.toString();
  }

  /** Walks over a map. Named, for the sake of Java PathFinder: it runs X$1 as a lambda of X. */
  private static final class Pairs<K, V> extends Entries<K, V, Map.Entry<K, V>> {
    Pairs(Node root) {
      super(root);
    }

    @Override
    Map.Entry<K, V> entry(K key, V value) {
      return Map.entry(key, value);
    }
  }

  /** Walks over a trie. */
  abstract static class Entries<K, V, E> implements Iterator<E> {
    private final Deque<Node> ahead = new ArrayDeque<>();
    private Node node;
    private int next;

    Entries(Node root) {
      enter(root);
    }

    abstract E entry(K key, V value);

    private void enter(Node entered) {
      node = entered;
      next = 0;
      for (int i = entered.children() - 1; i >= 0; i--) {
        ahead.push(entered.child(i));
      }
      if (node.pairs() == 0 && !ahead.isEmpty()) {
        enter(ahead.pop());
      }
    }

    @Override
    public boolean hasNext() {
      return next < 2 * node.pairs();
    }

    @Override
    @SuppressWarnings("unchecked") // put lets only K and V in
    public E next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      E entry = entry((K) node.content[next], (V) node.content[next + 1]);
      next += 2;
      if (next == 2 * node.pairs() && !ahead.isEmpty()) {
        enter(ahead.pop());
      }
      return entry;
    }
  }
}
