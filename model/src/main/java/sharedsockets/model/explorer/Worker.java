package sharedsockets.model.explorer;

import java.util.ArrayList;
import java.util.List;
import sharedsockets.model.packed.PackedSteps;

/** Expands states of the frontier and keeps what it finds; not thread-safe. */
final class Worker implements PackedSteps.Sink {
  private final Search search;
  private final StateTable table;
  private final PackedSteps steps;
  private final List<Frontier.Piece> found = new ArrayList<>();
  private int expanded = -1;
  private int next;
  private int blockEnd;
  private int pieceStart;
  private long ownDistinct;
  private volatile long distinct;
  private volatile long generated;

  Worker(Search search, StateTable table, PackedSteps steps) {
    this.search = search;
    this.table = table;
    this.steps = steps;
    steps.sink(this);
  }

  long distinct() {
    return distinct;
  }

  long generated() {
    return generated;
  }

  void initial(long[] state) {
    expanded = -1;
    steps.initial(state);
    publish();
  }

  /** Expands pieces until none is left or the search is over. */
  void expandAll(Frontier frontier) {
    Frontier.Piece piece = frontier.take();
    while (piece != null && !search.isOver()) {
      search.enter();
      try {
        expand(piece);
      } finally {
        publish();
        search.leave();
      }
      search.makeRoom();
      piece = frontier.take();
    }
  }

  private void expand(Frontier.Piece piece) {
    for (int number = piece.first(); number < piece.end() && !search.isOver(); number++) {
      expanded = number;
      long before = steps.generated();
      try {
        steps.expand(table.array(number), table.offset(number));
      } catch (PackedSteps.OutOfRange e) {
        search.found(new Finding(Finding.Kind.OUT_OF_RANGE, number, null, 0));
      } catch (PackedSteps.Failure e) {
        search.found(new Finding(Finding.Kind.FAILURE, number, null, e.number));
      }
      if (steps.generated() == before && search.checksDeadlock() && !search.isOver()) {
        search.found(new Finding(Finding.Kind.DEADLOCK, number, null, 0));
      }
    }
  }

  private void publish() {
    generated = steps.generated();
    distinct = ownDistinct;
  }

  @Override
  public boolean reach(long[] state) {
    if (next == blockEnd) {
      closePiece();
      next = table.takeBlock();
      blockEnd = next + StateTable.BLOCK;
      pieceStart = next;
    }
    if (!table.insert(state, expanded, next)) {
      return false;
    }
    next++;
    ownDistinct++;
    return true;
  }

  @Override
  public void invariantViolated(int invariant) {
    found(Finding.Kind.INVARIANT, invariant);
  }

  @Override
  public void stepViolated(int property) {
    found(Finding.Kind.STEP, property);
  }

  private void found(Finding.Kind kind, int number) {
    search.found(new Finding(kind, expanded, steps.latest(), number));
  }

  private void closePiece() {
    if (next > pieceStart) {
      found.add(new Frontier.Piece(pieceStart, next));
      pieceStart = next;
    }
  }

  /** Hands over the states found since the last time. */
  void drainInto(Frontier frontier) {
    closePiece();
    found.forEach(frontier::add);
    found.clear();
  }
}
