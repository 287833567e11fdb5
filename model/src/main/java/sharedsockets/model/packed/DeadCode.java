package sharedsockets.model.packed;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Drops locals that nobody reads: less to compile, and expressions have no side effects. */
final class DeadCode {
  private static final Pattern ASSIGNMENT =
      Pattern.compile("(?:int |long |boolean )?([ibm]\\d+) = ([^;]*);");
  private static final Pattern EMPTY = Pattern.compile("if \\([^\\n]*\\) \\{\\n\\}\\n");

  private final List<String> lines = new ArrayList<>();
  private final Map<String, Integer> uses = new HashMap<>();
  private final Map<String, List<Integer>> assignments = new HashMap<>();

  private DeadCode(String text) {
    for (int from = 0; from < text.length(); ) {
      int end = text.indexOf('\n', from) + 1;
      lines.add(text.substring(from, end));
      from = end;
    }
  }

  /** The text of a method's body without what it does not need. */
  static String removed(String text) {
    return new DeadCode(text).run();
  }

  private String run() {
    for (int i = 0; i < lines.size(); i++) {
      Matcher assignment = assignment(i);
      if (assignment != null) {
        assignments.computeIfAbsent(assignment.group(1), l -> new ArrayList<>()).add(i);
        count(assignment.group(2), 1);
      } else {
        count(lines.get(i), 1);
      }
    }
    Deque<String> unused = new ArrayDeque<>();
    assignments.keySet().stream().filter(local -> !uses.containsKey(local)).forEach(unused::add);
    while (!unused.isEmpty()) {
      for (int line : assignments.get(unused.poll())) {
        Matcher assignment = assignment(line);
        lines.set(line, "");
        for (String local : count(assignment.group(2), -1)) {
          if (assignments.containsKey(local)) {
            unused.add(local);
          }
        }
      }
    }
    String text = String.join("", lines);
    String before;
    do {
      before = text;
      text = EMPTY.matcher(text).replaceAll("");
    } while (!text.equals(before));
    return text;
  }

  private Matcher assignment(int line) {
    String text = lines.get(line);
    char first = text.charAt(0);
    if (first != 'i' && first != 'b' && first != 'm' && first != 'l') {
      return null;
    }
    Matcher matcher = ASSIGNMENT.matcher(text);
    matcher.region(0, text.length() - 1);
    return matcher.matches() ? matcher : null;
  }

  /** Counts the locals of a text, and gives those that are now used no more. */
  private List<String> count(String text, int by) {
    List<String> gone = new ArrayList<>();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean starts =
          (c == 'i' || c == 'b' || c == 'm') && (i == 0 || !isWord(text.charAt(i - 1)));
      int end = i + 1;
      while (starts && end < text.length() && Character.isDigit(text.charAt(end))) {
        end++;
      }
      if (starts && end > i + 1) {
        String local = text.substring(i, end);
        int left = uses.merge(local, by, Integer::sum);
        if (left == 0) {
          uses.remove(local);
          gone.add(local);
        }
        i = end - 1;
      }
    }
    return gone;
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c);
  }
}
