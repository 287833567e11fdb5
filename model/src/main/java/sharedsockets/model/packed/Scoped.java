package sharedsockets.model.packed;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** A map whose entries end with the block of code in which they were made. */
final class Scoped<K, V> {
  private final Map<K, V> map = new HashMap<>();
  private final Deque<K> added = new ArrayDeque<>();

  V get(K key) {
    return map.get(key);
  }

  /** Adds an entry, unless there is one. */
  void put(K key, V value) {
    if (map.putIfAbsent(key, value) == null) {
      added.push(key);
    }
  }

  int size() {
    return added.size();
  }

  /** Forgets the latest entries. */
  void shrink(int size) {
    while (added.size() > size) {
      map.remove(added.pop());
    }
  }
}
