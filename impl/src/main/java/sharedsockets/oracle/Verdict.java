package sharedsockets.oracle;

import java.util.Map;
import sharedsockets.trace.MalformedLines;

/** The result of judging a trace. */
public sealed interface Verdict {
  /** The events judged, the one that ended the judgement not counted. */
  long events();

  /** The verdict in a word. */
  String word();

  /** The same verdict on a trace that begins with as many other events, which conform. */
  default Verdict after(long others) {
    if (others == 0) {
      return this;
    } else if (this instanceof Conforms conforms) {
      return new Conforms(others + events(), conforms.decided());
    } else if (this instanceof Diverges diverges) {
      return new Diverges(others + events(), diverges.divergence());
    } else if (this instanceof Undecided undecided) {
      return new Undecided(others + events(), undecided.line(), undecided.message());
    }
    Malformed malformed = (Malformed) this;
    return new Malformed(others + events(), malformed.lines());
  }

  /**
   * Some implementation of the profile may have done all of it.
   *
   * @param decided the disputed points that the trace decides, with their values
   */
  record Conforms(long events, Map<String, String> decided) implements Verdict {
    @Override
    public String word() {
      return "conforms";
    }
  }

  /** No implementation of the profile could have done it. */
  record Diverges(long events, Divergence divergence) implements Verdict {
    @Override
    public String word() {
      return "diverges";
    }
  }

  /**
   * Time or memory did not suffice: events overlap in too many ways to try them all.
   *
   * @param line an event that has no place in the orders tried; 0 where it is none in particular
   * @param message what is wrong, in one line
   */
  record Undecided(long events, long line, String message) implements Verdict {
    @Override
    public String word() {
      return "undecided";
    }
  }

  /**
   * It is no trace, or cannot be read.
   *
   * @param lines what is wrong, from the first line at fault on
   */
  record Malformed(long events, MalformedLines lines) implements Verdict {
    @Override
    public String word() {
      return "malformed";
    }

    /** The first line at fault, counted from 1; 0 where it is none in particular. */
    public long line() {
      return lines.first().get(0).line();
    }

    /** What is wrong with that line, in one line. */
    public String message() {
      return lines.first().get(0).message();
    }
  }
}
