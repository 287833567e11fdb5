package sharedsockets.cli.verify;

import java.io.PrintWriter;
import java.util.List;
import sharedsockets.cli.page.Section;

/** One thing that {@code verify} does. */
public interface VerifyStep {
  /** A few words for its row of the summary. */
  String name();

  /** Whether most of it is one piece of work, which takes long. */
  default boolean isUndivided() {
    return false;
  }

  /**
   * Does it, each piece of work while it holds a processor.
   *
   * @param out told its details
   */
  Result run(PrintWriter out, Processors.Share processors) throws InterruptedException;

  /** What it has to show on a page, once it has run. */
  default List<Section> sections() {
    return List.of();
  }

  /**
   * The result of a step.
   *
   * @param expected how many checks came out as expected
   * @param total how many were made; none at all is a failure too, unless it was skipped
   * @param what was checked, in a few words
   * @param isSkipped whether nothing was to be done here, for want of a tool; no failure
   */
  public record Result(long expected, long total, String what, boolean isSkipped) {
    Result(long expected, long total, String what) {
      this(expected, total, what, false);
    }

    static Result skipped(String why) {
      return new Result(0, 0, why, true);
    }

    public boolean passed() {
      return isSkipped || (expected == total && total > 0);
    }

    /** How many of how many, for the summary. */
    public String counts() {
      return isSkipped ? "not run" : expected + " of " + total;
    }
  }
}
