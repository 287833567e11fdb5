package sharedsockets.oracle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import sharedsockets.spec.Fields;
import sharedsockets.trace.Event;

/**
 * Finds the few earlier events that matter to one event: those that were the last to change a part
 * of the state that concerns the socket, descriptor, object, info or option that it names.
 */
final class Relevance {
  private static final int MOST = 8;

  private record Change(long line, Object event) {}

  private final Journal journal;
  private final Assignment assignment;
  private final Trial trial;

  private final Event event;
  private final Set<Object> names = new HashSet<>();
  private final Set<Object> sockets = new HashSet<>();

  Relevance(Journal journal, Branch last, Trial trial, Event event, Long socket) {
    this.journal = journal;
    this.assignment = last.assignment().completed();
    this.trial = trial;
    this.event = event;
    names.add(event.process());
    for (int i = 0; i < event.operation().argumentNames().size(); i++) {
      if (event.argument(i) instanceof String name) {
        names.add(name);
      } else if (event.argument(i) instanceof List<?> objects) {
        names.addAll(objects);
      }
    }
    if (socket != null) {
      sockets.add(socket);
    }
  }

  List<Earlier> events() {
    visit((line, source, path, was, is) -> addSocket(path, was, is));
    Map<List<Object>, Change> last = new LinkedHashMap<>();
    visit(
        (line, source, path, was, is) -> {
          if (concerns(path)) {
            last.put(path, new Change(line, source));
          }
        });
    return few(last);
  }

  private interface Listener {
    void changed(long line, Object source, List<Object> path, Object was, Object is);
  }

  private void visit(Listener listener) {
    journal.replay(
        assignment,
        trial,
        (line, source, before, after) ->
            new Changes((path, was, is) -> listener.changed(line, source, path, was, is))
                .between(before.state(), after.state()));
  }

  /** A socket matters too that has told the object which the event names, or was to. */
  private void addSocket(List<Object> path, Object was, Object is) {
    boolean named = path.size() > 2 && (mentions(was) || mentions(is));
    if (named && path.get(1) instanceof Long socket) {
      sockets.add(socket);
    }
  }

  /** Whether fields of a record are the event's process and another of its names. */
  private boolean mentions(Object value) {
    if (!(value instanceof Fields fields)) {
      return false;
    }
    Collection<Object> values = fields.fields().values();
    return values.contains(event.process())
        && values.stream().anyMatch(v -> names.contains(v) && !v.equals(event.process()));
  }

  private boolean concerns(List<Object> path) {
    Object key = path.size() > 1 ? path.get(1) : null;
    if (key instanceof Long) {
      return sockets.contains(key);
    }
    if (key instanceof Fields fields) {
      return fields.fields().values().stream()
          .allMatch(value -> !(value instanceof String) || names.contains(value));
    }
    if (path.size() == 2 && event.process().equals(key)) {
      return Moves.actionOf(event).reads().contains(path.get(0));
    }
    // A process and its descriptor, or one name: an info, another process.
    return key != null && path.stream().skip(1).allMatch(names::contains);
  }

  /** A part of the state for people; a socket has no name in a trace, but what it holds has. */
  private static String text(List<Object> path) {
    List<String> steps = new ArrayList<>();
    for (Object step : path) {
      if (step instanceof Fields fields) {
        fields.fields().values().forEach(value -> steps.add(String.valueOf(value)));
      } else if (!(step instanceof Long)) {
        steps.add(String.valueOf(step));
      }
    }
    boolean ofSocket = path.size() > 2 && path.get(1) instanceof Long;
    return String.join(" ", ofSocket ? steps.subList(1, steps.size()) : steps);
  }

  private static List<Earlier> few(Map<List<Object>, Change> last) {
    TreeMap<Long, Change> lines = new TreeMap<>();
    Map<Long, Set<String>> changed = new LinkedHashMap<>();
    last.forEach(
        (path, change) -> {
          lines.put(change.line(), change);
          changed.computeIfAbsent(change.line(), unseen -> new TreeSet<>()).add(text(path));
        });
    while (lines.size() > MOST) {
      lines.pollFirstEntry();
    }
    List<Earlier> earlier = new ArrayList<>();
    lines.forEach(
        (line, change) ->
            earlier.add(
                new Earlier(line, change.event().toString(), List.copyOf(changed.get(line)))));
    return earlier;
  }
}
