package sharedsockets.model.explorer;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The states of one level, in pieces that workers take. */
final class Frontier {
  /** The numbers from {@code first} to before {@code end}. */
  record Piece(long first, long end) {}

  private static final int PIECE = 32;

  private final List<Piece> pieces = new ArrayList<>();
  private final AtomicInteger taken = new AtomicInteger();
  private long size;

  void add(Piece states) {
    for (long i = states.first(); i < states.end(); i += PIECE) {
      pieces.add(new Piece(i, Math.min(i + PIECE, states.end())));
    }
    size += states.end() - states.first();
  }

  /** The next piece, or null when all are taken. */
  Piece take() {
    int index = taken.getAndIncrement();
    return index < pieces.size() ? pieces.get(index) : null;
  }

  long size() {
    return size;
  }

  /** About how many states are not taken yet. */
  long left() {
    return Math.max(0, size - (long) taken.get() * PIECE);
  }
}
