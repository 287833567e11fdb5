package sharedsockets.matrix;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * The verdict of a checker on a planted fault.
 *
 * @param cpu processor time of all its processes until then, start-up included
 * @param elapsed time that has passed until then
 * @param calls length of the program that shows the fault, where the checker has one
 * @param what what it has found, or why there is no verdict; for people
 */
public record FaultVerdict(
    Outcome outcome, Duration cpu, Duration elapsed, OptionalInt calls, String what) {

  /** The kind of verdict. */
  public enum Outcome {
    FOUND,
    /** It has looked at all there is, or for as long as it may. */
    NOT_FOUND,
    /** The checker itself could not do its work. */
    FAILED
  }

  boolean isFound() {
    return outcome == Outcome.FOUND;
  }

  /** For people: when it was found, or that it was not. */
  @Override
  public String toString() {
    return switch (outcome) {
      case FOUND -> "found after " + MatrixTable.seconds(cpu) + " s";
      case NOT_FOUND -> "not found";
      case FAILED -> "failed: " + what;
    };
  }

  boolean isFailed() {
    return outcome == Outcome.FAILED;
  }
}
