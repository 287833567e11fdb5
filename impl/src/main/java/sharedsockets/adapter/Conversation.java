package sharedsockets.adapter;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The last lines between this process and an adapter, for a report. Thread-safe. */
final class Conversation {
  private static final int MOST = 40;
  private static final int LONGEST = 400;

  private final Deque<String> lines = new ArrayDeque<>();

  void sent(String line) {
    add("> " + line);
  }

  void received(String line) {
    add("< " + line);
  }

  void complained(String line) {
    add("! " + line);
  }

  private synchronized void add(String line) {
    if (lines.size() == MOST) {
      lines.remove();
    }
    lines.add(line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line);
  }

  synchronized List<String> lines() {
    return new ArrayList<>(lines);
  }
}
