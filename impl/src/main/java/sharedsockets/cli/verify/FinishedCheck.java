package sharedsockets.cli.verify;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line in which a checker in a JVM of its own tells of a check that has come to its end: {@code
 * ok} or {@code FAILED}, the part of the checker, a colon, and the thing checked.
 *
 * @param isPassed whether it came out as it must
 * @param part the class, or the target, that checked
 * @param checked the thing checked; of a planted fault, the words {@code planted fault} come first
 */
public record FinishedCheck(boolean isPassed, String part, String checked) {
  private static final String PASSED = "ok";
  private static final String FAILED = "FAILED";
  private static final Pattern LINE =
      Pattern.compile("(" + PASSED + "|" + FAILED + ") (.*?): (.*)");
  private static final String PLANTED = "planted fault ";

  /**
   * A check that had to find a planted fault.
   *
   * @param how the circumstances, or the outcome
   */
  public static FinishedCheck ofPlantedFault(
      boolean isFound, String part, String name, String how) {
    return new FinishedCheck(isFound, part, PLANTED + name + ", " + how);
  }

  /** Reads a line; empty: it tells of no check. */
  public static Optional<FinishedCheck> read(String line) {
    Matcher parts = LINE.matcher(line);
    return parts.matches()
        ? Optional.of(
            new FinishedCheck(parts.group(1).equals(PASSED), parts.group(2), parts.group(3)))
        : Optional.empty();
  }

  /** Whether it had to find a planted fault. */
  boolean isOfPlantedFault() {
    return checked.startsWith(PLANTED);
  }

  /** The part and the thing checked. */
  public String subject() {
    return part + ": " + checked;
  }

  /** The line. */
  @Override
  public String toString() {
    return (isPassed ? PASSED : FAILED) + " " + subject();
  }
}
