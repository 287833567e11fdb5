package sharedsockets.model.persistent;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.BiFunction;

/**
 * A node of a compressed hash-array mapped trie (Steindorfer and Vinju, "Optimizing Hash-Array
 * Mapped Tries for Fast and Lean Immutable JVM Collections", 2015): {@code content} holds keys and
 * values of this node from the left, children from the right. Removal keeps the trie canonical, so
 * that equal maps have equal shapes.
 */
final class Node {
  /** How many bits of a hash a level uses. */
  static final int BITS = 5;

  static final Node EMPTY = new Node(0, 0, new Object[0], false);

  private static final int HASH_BITS = 32;

  private final int dataMap;
  private final int childMap;
  final Object[] content;

  /** All keys have the same hash: pairs in no order, no children. */
  private final boolean collision;

  // Computed when asked for; 0 before. Racing threads compute the same.
  private int hash;
  private int keyHash;

  private Node(int dataMap, int childMap, Object[] content, boolean collision) {
    this.dataMap = dataMap;
    this.childMap = childMap;
    this.content = content;
    this.collision = collision;
  }

  static int hashOf(Object key) {
    int h = Hash.of(key) * 0x9E3779B1;
    return h ^ (h >>> 15);
  }

  private static int bit(int hash, int shift) {
    return 1 << ((hash >>> shift) & 31);
  }

  int pairs() {
    return collision ? content.length / 2 : Integer.bitCount(dataMap);
  }

  int children() {
    return Integer.bitCount(childMap);
  }

  Node child(int index) {
    return (Node) content[content.length - 1 - index];
  }

  /** A bit for each child. */
  int childMap() {
    return childMap;
  }

  Node childAt(int bit) {
    return child(childIndex(bit));
  }

  private int dataIndex(int bit) {
    return Integer.bitCount(dataMap & (bit - 1));
  }

  private int childIndex(int bit) {
    return Integer.bitCount(childMap & (bit - 1));
  }

  private static int indexIn(Object[] pairs, Object key) {
    for (int i = 0; i < pairs.length; i += 2) {
      if (pairs[i].equals(key)) {
        return i;
      }
    }
    return -1;
  }

  /** The value of the key, or null. */
  Object find(Object key, int hash) {
    Node node = this;
    for (int shift = 0; ; shift += BITS) {
      if (node.collision) {
        int i = indexIn(node.content, key);
        return i < 0 ? null : node.content[i + 1];
      }
      int bit = bit(hash, shift);
      if ((node.dataMap & bit) != 0) {
        int i = 2 * node.dataIndex(bit);
        Object found = node.content[i];
        return found == key || found.equals(key) ? node.content[i + 1] : null;
      } else if ((node.childMap & bit) == 0) {
        return null;
      }
      node = node.child(node.childIndex(bit));
    }
  }

  /** This node with the entry; this node itself where it has that very value already. */
  Node put(Object key, Object value, int hash, int shift, boolean[] added) {
    if (collision) {
      int i = indexIn(content, key);
      if (i >= 0) {
        return content[i + 1] == value ? this : withValue(i + 1, value);
      }
      added[0] = true;
      Object[] longer = Arrays.copyOf(content, content.length + 2);
      longer[content.length] = key;
      longer[content.length + 1] = value;
      return new Node(0, 0, longer, true);
    }
    int bit = bit(hash, shift);
    if ((dataMap & bit) != 0) {
      int i = 2 * dataIndex(bit);
      Object found = content[i];
      if (found == key || found.equals(key)) {
        return content[i + 1] == value ? this : withValue(i + 1, value);
      }
      added[0] = true;
      Node child = of(found, content[i + 1], hashOf(found), key, value, hash, shift + BITS);
      return pairToChild(bit, child);
    } else if ((childMap & bit) != 0) {
      int index = childIndex(bit);
      Node child = child(index);
      Node changed = child.put(key, value, hash, shift + BITS, added);
      return changed == child ? this : withValue(content.length - 1 - index, changed);
    }
    added[0] = true;
    return withPair(bit, key, value);
  }

  private static Node of(
      Object key1, Object value1, int hash1, Object key2, Object value2, int hash2, int shift) {
    if (shift >= HASH_BITS) {
      return new Node(0, 0, new Object[] {key1, value1, key2, value2}, true);
    }
    int bit1 = bit(hash1, shift);
    int bit2 = bit(hash2, shift);
    if (bit1 == bit2) {
      Node child = of(key1, value1, hash1, key2, value2, hash2, shift + BITS);
      return new Node(0, bit1, new Object[] {child}, false);
    }
    Object[] pairs =
        Integer.compareUnsigned(bit1, bit2) < 0
            ? new Object[] {key1, value1, key2, value2}
            : new Object[] {key2, value2, key1, value1};
    return new Node(bit1 | bit2, 0, pairs, false);
  }

  /** This node without the key; this node itself where it has no such key. */
  Node remove(Object key, int hash, int shift) {
    if (collision) {
      int i = indexIn(content, key);
      if (i < 0) {
        return this;
      }
      Object[] shorter = without(content, i, 2);
      // The only pair left moves up as far as the caller lets it.
      return shorter.length == 2
          ? new Node(bit(hash, 0), 0, shorter, false)
          : new Node(0, 0, shorter, true);
    }
    int bit = bit(hash, shift);
    if ((dataMap & bit) != 0) {
      int i = 2 * dataIndex(bit);
      if (!content[i].equals(key)) {
        return this;
      }
      int left = dataMap ^ bit;
      if (shift > 0 && childMap == 0 && Integer.bitCount(left) == 1) {
        // To be inlined above, where its place follows from the lowest bits at the root.
        Object[] pair = without(content, i, 2);
        return new Node(left, 0, pair, false);
      }
      return left == 0 && childMap == 0
          ? EMPTY
          : new Node(left, childMap, without(content, i, 2), false);
    } else if ((childMap & bit) == 0) {
      return this;
    }
    int index = childIndex(bit);
    Node child = child(index);
    Node changed = child.remove(key, hash, shift + BITS);
    if (changed == child) {
      return this;
    } else if (changed.childMap == 0 && changed.content.length == 2) {
      if (shift > 0 && dataMap == 0 && Integer.bitCount(childMap) == 1) {
        return changed;
      }
      return childToPair(bit, changed.content[0], changed.content[1]);
    }
    return withValue(content.length - 1 - index, changed);
  }

  private Node withValue(int index, Object value) {
    Object[] copy = content.clone();
    copy[index] = value;
    return new Node(dataMap, childMap, copy, collision);
  }

  private Node withPair(int bit, Object key, Object value) {
    int i = 2 * dataIndex(bit);
    Object[] longer = new Object[content.length + 2];
    System.arraycopy(content, 0, longer, 0, i);
    longer[i] = key;
    longer[i + 1] = value;
    System.arraycopy(content, i, longer, i + 2, content.length - i);
    return new Node(dataMap | bit, childMap, longer, false);
  }

  private Node pairToChild(int bit, Node child) {
    int from = 2 * dataIndex(bit);
    int to = content.length - 2 - childIndex(bit);
    Object[] copy = new Object[content.length - 1];
    System.arraycopy(content, 0, copy, 0, from);
    System.arraycopy(content, from + 2, copy, from, to - from);
    copy[to] = child;
    System.arraycopy(content, to + 2, copy, to + 1, content.length - to - 2);
    return new Node(dataMap ^ bit, childMap | bit, copy, false);
  }

  private Node childToPair(int bit, Object key, Object value) {
    int from = content.length - 1 - childIndex(bit);
    int to = 2 * dataIndex(bit);
    Object[] copy = new Object[content.length + 1];
    System.arraycopy(content, 0, copy, 0, to);
    copy[to] = key;
    copy[to + 1] = value;
    System.arraycopy(content, to, copy, to + 2, from - to);
    System.arraycopy(content, from + 1, copy, from + 2, content.length - from - 1);
    return new Node(dataMap | bit, childMap ^ bit, copy, false);
  }

  private static Object[] without(Object[] array, int from, int count) {
    Object[] shorter = new Object[array.length - count];
    System.arraycopy(array, 0, shorter, 0, from);
    System.arraycopy(array, from + count, shorter, from, shorter.length - from);
    return shorter;
  }

  /** This node with every value replaced; this node itself where every value stays the same. */
  Node map(BiFunction<Object, Object, Object> change) {
    Object[] copy = null;
    int values = 2 * pairs();
    for (int i = 0; i < content.length; i++) {
      Object was = content[i];
      Object is;
      if (i < values) {
        if ((i & 1) == 0) {
          continue;
        }
        is = change.apply(content[i - 1], was);
      } else {
        is = ((Node) was).map(change);
      }
      if (is != was) {
        if (copy == null) {
          copy = content.clone();
        }
        copy[i] = is;
      }
    }
    return copy == null ? this : new Node(dataMap, childMap, copy, collision);
  }

  /** Equality of two tries, values included or not; shared nodes are not looked into. */
  static boolean same(Node a, Node b, boolean values) {
    if (a == b) {
      return true;
    } else if (a.collision || b.collision) {
      return a.collision && b.collision && sameCollision(a, b, values);
    } else if (a.dataMap != b.dataMap || a.childMap != b.childMap) {
      return false;
    } else if (values ? differ(a.hash, b.hash) : differ(a.keyHash, b.keyHash)) {
      return false;
    }
    int pairs = 2 * a.pairs();
    for (int i = 0; i < pairs; i++) {
      if (((i & 1) == 0 || values) && !Objects.equals(a.content[i], b.content[i])) {
        return false;
      }
    }
    for (int i = pairs; i < a.content.length; i++) {
      if (!same((Node) a.content[i], (Node) b.content[i], values)) {
        return false;
      }
    }
    return true;
  }

  private static boolean differ(int hash1, int hash2) {
    return hash1 != 0 && hash2 != 0 && hash1 != hash2;
  }

  private static boolean sameCollision(Node a, Node b, boolean values) {
    if (a.content.length != b.content.length) {
      return false;
    }
    for (int i = 0; i < a.content.length; i += 2) {
      int j = indexIn(b.content, a.content[i]);
      if (j < 0 || (values && !Objects.equals(a.content[i + 1], b.content[j + 1]))) {
        return false;
      }
    }
    return true;
  }

  /** The sum over the entries, so that it does not depend on their order. */
  int hash() {
    if (hash == 0) {
      int sum = 0;
      int pairs = 2 * pairs();
      for (int i = 0; i < pairs; i += 2) {
        sum += hashOf(content[i]) * 31 ^ hashOf(content[i + 1]);
      }
      for (int i = pairs; i < content.length; i++) {
        sum += ((Node) content[i]).hash();
      }
      hash = sum == 0 ? 1 : sum;
    }
    return hash;
  }

  int keyHash() {
    if (keyHash == 0) {
      int sum = 0;
      int pairs = 2 * pairs();
      for (int i = 0; i < pairs; i += 2) {
        sum += hashOf(content[i]);
      }
      for (int i = pairs; i < content.length; i++) {
        sum += ((Node) content[i]).keyHash();
      }
      keyHash = sum == 0 ? 1 : sum;
    }
    return keyHash;
  }
}
