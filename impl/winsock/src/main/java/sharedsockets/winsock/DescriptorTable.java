package sharedsockets.winsock;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The descriptors of one process (DSC-1). Values are multiples of four, as on Windows; the one that
 * was freed last is given out first (DSC-3). Called with the lock.
 */
final class DescriptorTable {
  private static final int STEP = 4;

  private final int limit;
  private Descriptor[] slots = new Descriptor[4];
  private int[] freed = new int[4];
  private int freedCount;

  /** (U35) By slot, whether CloseHandle has closed it, and Winsock has a record of it. */
  private final BitSet recorded = new BitSet();

  /** Slots from here on have never been used. */
  private int unused;

  DescriptorTable(int limit) {
    this.limit = limit;
  }

  /** The open descriptor of a value, or null. */
  Descriptor find(int value) {
    int slot = value / STEP - 1;
    return value % STEP == 0 && slot >= 0 && slot < unused ? slots[slot] : null;
  }

  /** (DSC-4) Whether no further descriptor can be opened. */
  boolean isFull() {
    return size() == limit;
  }

  private int size() {
    return unused - freedCount;
  }

  /** Opens a descriptor; to be called while the table is not full. */
  Descriptor open(UnderlyingSocket socket) {
    int slot = freedCount > 0 ? freed[--freedCount] : unused++;
    if (slot == slots.length) {
      slots = Arrays.copyOf(slots, Math.min(limit, 2 * slot));
    }
    Descriptor descriptor = new Descriptor((slot + 1) * STEP, socket);
    slots[slot] = descriptor;
    return descriptor;
  }

  /** (INH-1) Opens what a child inherits, under the same values; to be called while it is empty. */
  void inherit(DescriptorTable parent, boolean isInheritableAgain) {
    slots = new Descriptor[parent.slots.length];
    for (; unused < parent.unused; unused++) {
      Descriptor inherited = parent.slots[unused];
      if (inherited != null && inherited.isInheritable()) {
        slots[unused] = inherited.inherited(isInheritableAgain);
        inherited.socket().addDescriptor();
      } else {
        free(unused);
      }
    }
  }

  /** (CLS-1) Frees the value of an open descriptor. */
  void close(Descriptor descriptor) {
    descriptor.close();
    int slot = descriptor.value() / STEP - 1;
    slots[slot] = null;
    free(slot);
  }

  /** (U35) Remembers the value of a descriptor that CloseHandle closes. */
  void record(int value) {
    recorded.set(value / STEP - 1);
  }

  /** (U35) Whether CloseHandle has closed a descriptor of this value, and that is remembered. */
  boolean isRecorded(int value) {
    return value % STEP == 0 && value > 0 && recorded.get(value / STEP - 1);
  }

  /** (U35) Remembers no value any more. */
  void forgetRecords() {
    recorded.clear();
  }

  void describeRecords(Description to) {
    for (int slot = recorded.nextSetBit(0); slot >= 0; slot = recorded.nextSetBit(slot + 1)) {
      to.line("recorded " + (slot + 1) * STEP);
    }
  }

  private void free(int slot) {
    if (freedCount == freed.length) {
      freed = Arrays.copyOf(freed, 2 * freedCount);
    }
    freed[freedCount++] = slot;
  }

  /** The open descriptors, by ascending value. */
  Descriptor[] all() {
    Descriptor[] all = new Descriptor[size()];
    int count = 0;
    for (int slot = 0; slot < unused; slot++) {
      if (slots[slot] != null) {
        all[count++] = slots[slot];
      }
    }
    return all;
  }
}
