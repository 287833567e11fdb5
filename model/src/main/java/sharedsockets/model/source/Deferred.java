package sharedsockets.model.source;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Attempts at inference that wait until more types are known: each says whether it has succeeded,
 * and is made again until none does (a fixed point).
 */
final class Deferred {
  private final List<BooleanSupplier> waiting = new ArrayList<>();

  void defer(BooleanSupplier attempt) {
    if (!attempt.getAsBoolean()) {
      waiting.add(attempt);
    }
  }

  void settle() {
    boolean progress = true;
    while (progress) {
      // What is settled may defer more.
      List<BooleanSupplier> open = new ArrayList<>(waiting);
      waiting.clear();
      progress = false;
      for (BooleanSupplier supplier : open) {
        if (supplier.getAsBoolean()) {
          progress = true;
        } else {
          waiting.add(supplier);
        }
      }
    }
  }
}
