package sharedsockets.web.classlib.java.util.concurrent.atomic;

/** {@code java.util.concurrent.atomic.AtomicReferenceArray} where there is one thread. */
public class TAtomicReferenceArray<E> {
  private final Object[] elements;

  public TAtomicReferenceArray(int length) {
    elements = new Object[length];
  }

  @SuppressWarnings("unchecked") // nothing else is put in
  public E get(int index) {
    return (E) elements[index];
  }

  public void set(int index, E value) {
    elements[index] = value;
  }

  public E getAndSet(int index, E value) {
    E before = get(index);
    elements[index] = value;
    return before;
  }

  public boolean compareAndSet(int index, E expected, E value) {
    if (elements[index] != expected) {
      return false;
    }
    elements[index] = value;
    return true;
  }

  public int length() {
    return elements.length;
  }
}
