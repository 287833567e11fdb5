package sharedsockets.model.explorer;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import sharedsockets.model.packed.Orbits;
import sharedsockets.model.packed.PackedSteps;

/** Expands states of the frontier and keeps what it finds; not thread-safe. */
final class Worker implements PackedSteps.Sink {
  private static final int BATCH = 128;

  private final Search search;
  private final WorkerStates states;
  private final PackedSteps steps;
  private final Orbits orbits;
  private final Batch batch;
  private final List<Frontier.Piece> found = new ArrayList<>();
  private long expanded = -1;
  private long next;
  private long blockEnd;
  private long pieceStart;
  private long inserted;
  private volatile long distinct;
  private volatile long generated;

  Worker(Search search, WorkerStates states, PackedSteps steps, Orbits orbits, int words) {
    this.search = search;
    this.states = states;
    this.steps = steps;
    this.orbits = orbits;
    this.batch = new Batch(states, words);
    steps.sink(this);
  }

  long distinct() {
    return distinct;
  }

  long generated() {
    return generated;
  }

  BitSet warnings() {
    return steps.warnings();
  }

  void initial(long[] state) {
    expanded = -1;
    try {
      steps.initial(state);
    } catch (PackedSteps.Failure e) {
      search.found(new SearchEnd(SearchEnd.Kind.FAILURE, -1, null, e.number));
    }
    flush();
    publish();
  }

  /** Expands pieces until none is left or the search is over. */
  void expandAll(Frontier frontier) {
    Frontier.Piece piece = frontier.take();
    while (piece != null && !search.isOver()) {
      search.enter();
      try {
        expand(piece);
        flush();
      } finally {
        publish();
        search.leave();
      }
      search.makeRoom();
      piece = frontier.take();
    }
  }

  private void expand(Frontier.Piece piece) {
    states.read(piece.first(), piece.end());
    for (long number = piece.first(); number < piece.end() && !search.isOver(); number++) {
      expanded = number;
      long before = steps.generated();
      try {
        steps.expand(states.array(number), states.offset(number));
      } catch (PackedSteps.OutOfRange e) {
        search.found(new SearchEnd(SearchEnd.Kind.OUT_OF_RANGE, number, null, 0));
      } catch (PackedSteps.Failure e) {
        search.found(new SearchEnd(SearchEnd.Kind.FAILURE, number, null, e.number));
      }
      if (steps.generated() == before && search.checksDeadlock() && !search.isOver()) {
        search.found(new SearchEnd(SearchEnd.Kind.DEADLOCK, number, null, 0));
      }
      if (batch.size() >= BATCH) {
        flush();
      }
    }
  }

  private void publish() {
    generated = steps.generated();
    distinct = inserted;
  }

  @Override
  public void reach(long[] state) {
    batch.add(orbits.representative(state), expanded);
  }

  /** Inserts what was reached, and checks the invariants of what is new. */
  private void flush() {
    batch.prepare();
    for (int i = 0; i < batch.size(); i++) {
      if (next == blockEnd) {
        closePiece();
        next = states.takeBlock();
        blockEnd = next + StateSet.BLOCK;
        pieceStart = next;
      }
      if (batch.insert(i, next)) {
        next++;
        inserted++;
        expanded = batch.parent(i);
        checkInvariants(i);
      }
    }
    batch.clear();
  }

  private void checkInvariants(int index) {
    try {
      steps.check(batch.states(), batch.offset(index));
    } catch (PackedSteps.Failure e) {
      search.found(new SearchEnd(SearchEnd.Kind.FAILURE, expanded, null, e.number));
    }
  }

  @Override
  public void invariantViolated(int invariant, long[] state) {
    search.found(new SearchEnd(SearchEnd.Kind.INVARIANT, expanded, state.clone(), invariant));
  }

  @Override
  public void stepViolated(int property, long[] state) {
    search.stepViolated(expanded, state, property);
  }

  private void closePiece() {
    states.publish();
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
