package sharedsockets.replay;

import java.util.Comparator;
import java.util.List;
import sharedsockets.oracle.Cause;

/**
 * A finding with the number of times that it was seen.
 *
 * @param number of the first program that showed it
 * @param performance of that program
 */
record Sighting(int number, Performance performance, long times) {
  static final Comparator<Sighting> ORDER = Comparator.comparingInt(Sighting::number);

  Sighting(int number, Performance performance) {
    this(number, performance, 1);
  }

  Sighting and(Sighting other) {
    Sighting first = number <= other.number ? this : other;
    return new Sighting(first.number, first.performance, times + other.times);
  }

  /** The finding of which another performance is the example. */
  Finding finding(Performance shortest) {
    List<Cause> causes = shortest.causes();
    Deviation deviation = shortest.deviation().orElseThrow().because(causes);
    return new Finding(deviation, performance.program().name(), times, shortest.trace(), causes);
  }

  /** The contradiction of which another performance is the example. */
  Contradiction contradiction(Clash clash, Performance shortest) {
    String first = performance.program().name();
    return new Contradiction(
        clash.point(), clash.value(), clash.usual(), times, first, shortest.trace());
  }
}
