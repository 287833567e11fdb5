package sharedsockets.model.spelling;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds the names that a user may have meant. */
public final class Similar {
  private static final int MOST = 3;

  private Similar() {}

  /**
   * Up to three names that contain the given one or differ from it in a third of its letters, the
   * most similar first.
   */
  public static List<String> to(String name, Collection<String> names) {
    int allowed = Math.max(2, name.length() / 3);
    return names.stream()
        .filter(other -> other.contains(name) || isWithin(allowed, name, other))
        .sorted(Comparator.comparingInt(other -> distance(name, other)))
        .limit(MOST)
        .toList();
  }

  /** Whether no more letters differ, as {@link #to} counts them. */
  public static boolean isWithin(int most, String name, String other) {
    // Asked for first, since a name of another program's may have thousands of letters.
    return Math.abs(name.length() - other.length()) <= most && distance(name, other) <= most;
  }

  /**
   * Letters to insert, remove, replace or swap with the next, in either case (Damerau and
   * Levenshtein's distance, by optimal alignment).
   */
  private static int distance(String name, String other) {
    String a = name.toLowerCase(Locale.ROOT);
    String b = other.toLowerCase(Locale.ROOT);
    int[] twoAbove = new int[b.length() + 1];
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
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          row[j] = Math.min(row[j], 1 + twoAbove[j - 2]);
        }
      }
      twoAbove = above;
      above = row;
    }
    return above[b.length()];
  }
}
