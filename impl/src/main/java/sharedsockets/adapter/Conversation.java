package sharedsockets.adapter;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The last lines between this process and an adapter, for a report. Complaints on its standard
 * error are kept apart, so that no flood of them washes the conversation away. Thread-safe.
 */
final class Conversation {
  private static final int MOST = 40;
  private static final int MOST_COMPLAINTS = 10;
  private static final int LONGEST = 400;

  private final Deque<String> lines = new ArrayDeque<>();
  private final Deque<String> complaints = new ArrayDeque<>();

  void sent(String line) {
    add(lines, MOST, "> " + line);
  }

  void received(String line) {
    add(lines, MOST, "< " + line);
  }

  void complained(String line) {
    add(complaints, MOST_COMPLAINTS, "! " + line);
  }

  private synchronized void add(Deque<String> to, int most, String line) {
    if (to.size() == most) {
      to.remove();
    }
    to.add(line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line);
  }

  /** What went to and fro, and then the complaints. */
  synchronized List<String> lines() {
    List<String> all = new ArrayList<>(lines);
    all.addAll(complaints);
    return all;
  }
}
