package sharedsockets.matrix;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sharedsockets.faults.Fault;

/**
 * The matrix of planted faults and the checkers that find them. Verdicts may be added by several
 * threads.
 */
public final class MatrixReport {
  /** The name of what is no fault: the reference implementation as it is. */
  public static final String NO_FAULT = "(no fault)";

  private final List<Fault> faults;
  private final List<String> checkers;
  private final Map<List<String>, FaultVerdict> verdicts = new LinkedHashMap<>();

  /** A report that is still empty. */
  public MatrixReport(List<Fault> faults, List<String> checkers) {
    this.faults = List.copyOf(faults);
    this.checkers = List.copyOf(checkers);
  }

  /** The faults, without the copy that has none. */
  public List<Fault> faults() {
    return faults;
  }

  /** The names of the checkers. */
  public List<String> checkers() {
    return checkers;
  }

  /** Adds one. */
  public synchronized void add(String fault, String checker, FaultVerdict verdict) {
    verdicts.put(List.of(fault, checker), verdict);
  }

  /** What a checker says of a copy, if that is known. */
  public synchronized Optional<FaultVerdict> verdict(String fault, String checker) {
    return Optional.ofNullable(verdicts.get(List.of(fault, checker)));
  }

  /** Whether a checker has looked at all copies. */
  public boolean isComplete(String checker) {
    return verdict(NO_FAULT, checker).isPresent()
        && faults.stream().allMatch(fault -> verdict(fault.name(), checker).isPresent());
  }

  /** How many verdicts there are. */
  public synchronized int size() {
    return verdicts.size();
  }

  /** How many checkers have found a fault. */
  public long finders(String fault) {
    return checkers.stream().filter(checker -> isFound(fault, checker)).count();
  }

  /** How many faults a checker has found. */
  public long found(String checker) {
    return faults.stream().filter(fault -> isFound(fault.name(), checker)).count();
  }

  private boolean isFound(String fault, String checker) {
    return verdict(fault, checker).map(FaultVerdict::isFound).orElse(false);
  }

  /** The length in the middle of those of a checker's programs; -1 if there are none. */
  public int medianCalls(String checker) {
    int[] calls =
        faults.stream()
            .map(fault -> verdict(fault.name(), checker))
            .flatMap(Optional::stream)
            .flatMapToInt(verdict -> verdict.calls().stream())
            .sorted()
            .toArray();
    return calls.length == 0 ? -1 : calls[(calls.length - 1) / 2];
  }

  /** What is not as it must be, a line each; none if all is. */
  public List<String> complaints() {
    return Arrays.asList(unfound(), tooMuch(), failed()).stream().flatMap(List::stream).toList();
  }

  private List<String> unfound() {
    long enough = Math.min(2, checkers.size());
    return faults.stream()
        .filter(fault -> finders(fault.name()) < enough)
        .map(
            fault ->
                "%s: found by %d of %d checkers, which is not enough"
                    .formatted(fault.name(), finders(fault.name()), checkers.size()))
        .toList();
  }

  private List<String> tooMuch() {
    return checkers.stream()
        .filter(checker -> isFound(NO_FAULT, checker))
        .map(
            checker ->
                "%s finds something where there is no fault: %s"
                    .formatted(checker, verdict(NO_FAULT, checker).orElseThrow().what()))
        .toList();
  }

  private synchronized List<String> failed() {
    return verdicts.entrySet().stream()
        .filter(each -> each.getValue().isFailed())
        .map(
            each ->
                "%s: %s failed: %s"
                    .formatted(each.getKey().get(0), each.getKey().get(1), each.getValue().what()))
        .toList();
  }
}
