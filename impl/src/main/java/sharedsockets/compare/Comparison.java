package sharedsockets.compare;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The difference of two reports: findings by their keys, values of disputed points, verdicts on
 * rules.
 *
 * @param same how many findings both have, with the same rules and the same answer
 * @param mended findings that the newer report has no longer
 * @param added findings that the older report has not
 * @param changed findings that both have, with other rules or another answer
 * @param causes planted faults that explain another number of findings, by name
 * @param points disputed points that have another value, by name
 * @param rules rules of which the verdict is another, by id
 */
public record Comparison(
    int same,
    List<RecordedFinding> mended,
    List<RecordedFinding> added,
    List<Changed<RecordedFinding>> changed,
    Map<String, Changed<String>> causes,
    Map<String, Changed<String>> points,
    Map<String, Changed<String>> rules) {
  private static final String UNSEEN = "not seen";

  /** Two that have one key. */
  public record Changed<T>(T older, T newer) {}

  /** Compares two reports. */
  public static Comparison of(RecordedReport older, RecordedReport newer) {
    List<RecordedFinding> mended = new ArrayList<>();
    List<Changed<RecordedFinding>> changed = new ArrayList<>();
    int same = 0;
    for (RecordedFinding before : older.findings().values()) {
      RecordedFinding after = newer.findings().get(before.key());
      if (after == null) {
        mended.add(before);
      } else if (isSame(before, after)) {
        same++;
      } else {
        changed.add(new Changed<>(before, after));
      }
    }
    List<RecordedFinding> added =
        newer.findings().values().stream()
            .filter(finding -> !older.findings().containsKey(finding.key()))
            .toList();
    return new Comparison(
        same,
        mended,
        added,
        changed,
        differences(explained(older), explained(newer), "0"),
        differences(older.decided(), newer.decided(), UNSEEN),
        differences(older.verdicts(), newer.verdicts(), UNSEEN));
  }

  /** The rules of a finding stand in an order of likelihood, which may differ. */
  private static boolean isSame(RecordedFinding before, RecordedFinding after) {
    return before.answer().equals(after.answer())
        && new HashSet<>(before.rules()).equals(new HashSet<>(after.rules()));
  }

  /** How many findings each cause explains. */
  private static Map<String, String> explained(RecordedReport report) {
    return report.findings().values().stream()
        .map(RecordedFinding::cause)
        .filter(cause -> !cause.isEmpty())
        .collect(
            Collectors.groupingBy(
                cause -> cause,
                Collectors.collectingAndThen(Collectors.counting(), Object::toString)));
  }

  private static Map<String, Changed<String>> differences(
      Map<String, String> before, Map<String, String> after, String missing) {
    TreeSet<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    Map<String, Changed<String>> differences = new TreeMap<>();
    for (String name : names) {
      Changed<String> both =
          new Changed<>(before.getOrDefault(name, missing), after.getOrDefault(name, missing));
      if (!Objects.equals(both.older(), both.newer())) {
        differences.put(name, both);
      }
    }
    return differences;
  }

  /** Whether the newer report has findings that the older one has not. */
  public boolean hasNew() {
    return !added.isEmpty();
  }
}
