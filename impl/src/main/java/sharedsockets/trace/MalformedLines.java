package sharedsockets.trace;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines of a trace that are no events: of many the first few, and how many there are.
 *
 * @param first of at most {@link #MOST_LISTED} lines what is wrong
 * @param count of all of them, at most {@link #MOST_COUNTED}
 */
public record MalformedLines(List<LineComment> first, long count) {
  public static final int MOST_LISTED = 20;

  /** Input that is no trace at all may have no end. */
  public static final long MOST_COUNTED = 1_000_000;

  /** The malformed lines of a trace, of which the first is known, and the others are not read. */
  static MalformedLines from(MalformedTrace known, TraceReader rest) throws IOException {
    List<LineComment> first = new ArrayList<>();
    first.add(known.comment());
    long count = 1;
    while (count < MOST_COUNTED) {
      try {
        if (rest.next() == null) {
          break;
        }
      } catch (MalformedTrace e) {
        count++;
        if (first.size() < MOST_LISTED) {
          first.add(e.comment());
        }
      }
    }
    return new MalformedLines(List.copyOf(first), count);
  }

  /** A trace at which something is wrong as a whole. */
  public static MalformedLines none(String message) {
    return new MalformedLines(List.of(new LineComment(0, 0, message)), 1);
  }

  /** How many are not listed. */
  public long unlisted() {
    return count - first.size();
  }
}
