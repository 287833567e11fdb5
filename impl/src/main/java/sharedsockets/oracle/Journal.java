package sharedsockets.oracle;

import java.util.ArrayList;
import java.util.List;

/**
 * The latest moves and what was possible before them, so that they can be made again when a
 * divergence is to be explained. Nothing is kept of each event but itself: branches share their
 * structure.
 */
final class Journal {
  private static final int SEGMENT = 20_000;

  private record Entry(long line, Object event, Move move) {}

  /** Makes the moves again. */
  interface Visitor {
    /** A move that was made from one branch to another; the event may come from several moves. */
    void moved(long line, Object event, Branch before, Branch after);
  }

  private List<Branch> olderStart = List.of();
  private List<Entry> older = List.of();
  private List<Branch> start = List.of();
  private List<Entry> entries = new ArrayList<>();

  /** Notes a move that is about to be made. The event is kept for its toString. */
  void note(long line, Object event, Move move, List<Branch> before) {
    if (entries.size() == SEGMENT || start.isEmpty()) {
      olderStart = start;
      older = entries;
      start = List.copyOf(before);
      entries = new ArrayList<>();
    }
    entries.add(new Entry(line, event, move));
  }

  /** Makes all moves but the last again, for one assignment of all points. */
  void replay(Assignment assignment, Trial trial, Visitor visitor) {
    List<Entry> moves = new ArrayList<>(older);
    moves.addAll(entries);
    List<Branch> current = new ArrayList<>();
    for (Branch branch : older.isEmpty() ? start : olderStart) {
      if (branch.assignment().agreesWith(assignment)) {
        current.add(new Branch(assignment, branch.state()));
      }
    }
    for (Entry entry : moves.subList(0, moves.size() - 1)) {
      List<Branch> next = new ArrayList<>();
      for (Branch branch : current) {
        trial.step(branch, entry.move(), next);
      }
      if (next.isEmpty() || current.isEmpty()) {
        return;
      }
      visitor.moved(entry.line(), entry.event(), current.get(0), next.get(0));
      current = next;
    }
  }
}
