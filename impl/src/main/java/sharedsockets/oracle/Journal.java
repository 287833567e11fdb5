package sharedsockets.oracle;

import java.util.ArrayList;
import java.util.List;
import sharedsockets.trace.Event;

/**
 * The latest moves and what was possible before them, so that they can be made again when a
 * divergence is to be explained. Nothing is kept of each event but itself: branches share their
 * structure.
 */
final class Journal {
  private static final int SEGMENT = 20_000;

  /** So often it notes what was possible; a segment begins there. */
  private static final int MARK = 1_000;

  private record Entry(long line, Event event, Move move) {}

  /** Makes the moves again. */
  interface Visitor {
    /** A move that was made from one branch to another; the event may come from several moves. */
    void moved(long line, Event event, Branch before, Branch after);
  }

  /**
   * A move that was noted.
   *
   * @param before what was possible before it
   */
  record Step(Event event, Move move, List<Branch> before) {}

  private List<Entry> older = List.of();
  private List<List<Branch>> olderMarks = List.of();
  private List<Entry> entries = new ArrayList<>();
  private List<List<Branch>> marks = new ArrayList<>();
  private boolean isLastRefused;

  /** Notes a move that is about to be made; one before that was refused has not been. */
  void note(long line, Event event, Move move, List<Branch> before) {
    if (isLastRefused) {
      entries.remove(entries.size() - 1);
      isLastRefused = false;
    }
    if (entries.size() == SEGMENT) {
      older = entries;
      olderMarks = marks;
      entries = new ArrayList<>();
      marks = new ArrayList<>();
    }
    if (entries.size() == marks.size() * MARK) {
      marks.add(List.copyOf(before));
    }
    entries.add(new Entry(line, event, move));
  }

  /** The move noted last was refused. */
  void refused() {
    isLastRefused = true;
  }

  /** Makes all moves but the last again, for one assignment of all points. */
  void replay(Assignment assignment, Trial trial, Visitor visitor) {
    List<Entry> moves = moves();
    List<Branch> current = new ArrayList<>();
    for (Branch branch : marks().get(0)) {
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

  /**
   * The latest moves, the one noted last at the end; no more than so many.
   *
   * @param hypotheses only what agrees with one of them was possible
   */
  List<Step> latest(int most, Trial trial, List<Assignment> hypotheses) {
    List<Entry> moves = moves();
    int mark = Math.max(0, moves.size() - most) / MARK;
    List<Branch> before = new ArrayList<>();
    for (Branch branch : marks().get(mark)) {
      for (Assignment hypothesis : hypotheses) {
        if (branch.assignment().agreesWith(hypothesis)) {
          before.add(new Branch(branch.assignment().and(hypothesis), branch.state()));
        }
      }
    }
    before = Branches.merged(before);
    List<Step> steps = new ArrayList<>();
    for (Entry entry : moves.subList(mark * MARK, moves.size())) {
      steps.add(new Step(entry.event(), entry.move(), before));
      List<Branch> after = new ArrayList<>(before.size());
      for (Branch branch : before) {
        trial.step(branch, entry.move(), after);
      }
      before = Branches.merged(after);
    }
    return steps.subList(Math.max(0, steps.size() - most), steps.size());
  }

  /** How many moves it remembers. */
  int size() {
    return older.size() + entries.size();
  }

  private List<Entry> moves() {
    List<Entry> moves = new ArrayList<>(older);
    moves.addAll(entries);
    return moves;
  }

  private List<List<Branch>> marks() {
    List<List<Branch>> all = new ArrayList<>(olderMarks);
    all.addAll(marks);
    return all;
  }
}
