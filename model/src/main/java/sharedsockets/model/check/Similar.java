package sharedsockets.model.check;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Finds the names that a user may have meant. */
final class Similar {
  private static final int MOST = 3;

  private Similar() {}

  /** Up to three names that contain the given one or differ from it in a third of its letters. */
  static List<String> to(String name, Collection<String> names) {
    int allowed = Math.max(2, name.length() / 3);
    return names.stream()
        .filter(other -> other.contains(name) || distance(name, other) <= allowed)
        .sorted(Comparator.comparingInt(other -> distance(name, other)))
        .limit(MOST)
        .toList();
  }

  /** Letters to insert, remove or replace (Levenshtein). */
  private static int distance(String a, String b) {
    int[] above = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
      }
      above = row;
    }
    return above[b.length()];
  }
}
