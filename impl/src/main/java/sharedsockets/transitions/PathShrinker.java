package sharedsockets.transitions;

import sharedsockets.transitions.GuidedRun.Path;

/**
 * Leaves out of a path what is not needed for a wrong answer: one question, where that is not
 * enough, two or three at once, such as a duplicate and its close.
 */
final class PathShrinker {
  private static final int MOST_AT_ONCE = 3;

  private final GuidedRun run;
  private final String key;
  private Path shortest;

  /** Of the path that a run has gone, up to its wrong answer. */
  PathShrinker(GuidedRun run) {
    this.run = run;
    key = run.key();
    shortest = run.path();
  }

  /** The shortest path found; the run has gone it. */
  Path shortest() {
    int atOnce = 1;
    while (atOnce <= MOST_AT_ONCE) {
      atOnce = shortens(shortest, atOnce, length(shortest)) ? 1 : atOnce + 1;
    }
    run.go(shortest);
    return shortest;
  }

  /** Leaves out so many questions before a place, each in turn, until that is a shorter path. */
  private boolean shortens(Path path, int count, int end) {
    if (count == 0) {
      return isWrong(path);
    }
    for (int i = end - 1; i >= 0; i--) {
      if (shortens(path.without(i), count - 1, i)) {
        return true;
      }
    }
    return false;
  }

  private boolean isWrong(Path path) {
    if (run.go(path) || !run.key().equals(key) || length(run.path()) >= length(shortest)) {
      return false;
    }
    shortest = run.path();
    return true;
  }

  private static int length(Path path) {
    return path.questions().length;
  }
}
