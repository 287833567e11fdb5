package sharedsockets.jpf;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * The result of one run of a harness.
 *
 * @param harness its name
 * @param fault the planted fault with which it was run, or nothing
 * @param programs how many programs reached their end; of sequences, how many actions happened
 * @param available how many programs there are
 * @param states distinct states
 * @param outcomes distinct outcomes of all programs; of sequences, their ends
 * @param methods of the reference implementation that its threads have called
 * @param finding what is wrong with what was run, or nothing
 * @param trouble why it does not count, though nothing was found; or nothing
 * @param time elapsed
 */
public record HarnessResult(
    String harness,
    Optional<String> fault,
    int programs,
    int available,
    long states,
    long outcomes,
    Set<String> methods,
    Optional<HarnessFinding> finding,
    Optional<String> trouble,
    Duration time) {
  /** Nothing found in all that there is to run; or a planted fault found. */
  public boolean isAsExpected() {
    return fault.isPresent() ? showsFault() : finding.isEmpty() && trouble.isEmpty();
  }

  /** Whether what was found is the code's, and not that the harness could not go on. */
  public boolean showsFault() {
    return finding.filter(HarnessFinding::isOfTheCode).isPresent();
  }

  /** The verdict in a few words. */
  public String verdict() {
    String found = finding.map(HarnessFinding::kind).orElse(trouble.orElse("clean"));
    if (fault.isEmpty()) {
      return found;
    }
    return (showsFault() ? "found: " : "NOT FOUND: ") + found;
  }

  /** What the finding or the trouble is, in some lines; empty where all is as expected. */
  public String explanation() {
    return isAsExpected() ? "" : finding.map(HarnessFinding::details).orElse(verdict());
  }

  static HarnessResult of(
      Harness harness, Optional<String> fault, PathFinderOutput report, Duration time) {
    Optional<HarnessFinding> finding = report.finding();
    return new HarnessResult(
        harness.name(),
        fault,
        report.programCount(),
        report.availableCount(),
        report.states(),
        report.outcomeCount(),
        PublicMethods.calledBy(report),
        finding,
        finding.isPresent() ? Optional.empty() : report.incomplete(),
        time);
  }
}
