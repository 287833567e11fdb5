package sharedsockets.oracle;

import java.util.Map;

/** What a trace's judgement came to. */
public sealed interface Verdict {
  /** The events judged, the one that ended the judgement not counted. */
  long events();

  /**
   * Some implementation of the profile may have done all of it.
   *
   * @param decided the disputed points that the trace decides, with their values
   */
  record Conforms(long events, Map<String, String> decided) implements Verdict {}

  /** No implementation of the profile could have done it. */
  record Diverges(long events, Divergence divergence) implements Verdict {}

  /**
   * It is no trace, or cannot be read.
   *
   * @param line the line at fault, counted from 1; 0 where it is none in particular
   * @param message what is wrong, in one line
   */
  record Malformed(long events, long line, String message) implements Verdict {}
}
