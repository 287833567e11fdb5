package sharedsockets.model.liveness;

import java.util.Arrays;

/** A growing list of integers. */
final class IntList {
  private int[] elements = new int[16];
  private int size;

  int size() {
    return size;
  }

  int get(int index) {
    return elements[index];
  }

  void add(int element) {
    if (size == elements.length) {
      elements = Arrays.copyOf(elements, size * 2);
    }
    elements[size++] = element;
  }

  int removeLast() {
    return elements[--size];
  }

  int[] toArray() {
    return Arrays.copyOf(elements, size);
  }
}
