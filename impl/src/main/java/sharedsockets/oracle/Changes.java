package sharedsockets.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import sharedsockets.model.persistent.PersistentMap;
import sharedsockets.model.persistent.PersistentSet;
import sharedsockets.spec.Fields;
import sharedsockets.spec.State;

/** The difference of two states, by paths such as {@code sock 3 reg}. */
final class Changes {
  /** Told of each difference; a value is null where there was or is none. */
  interface Listener {
    void changed(List<Object> path, Object was, Object is);
  }

  private final Listener listener;

  Changes(Listener listener) {
    this.listener = listener;
  }

  void between(State was, State is) {
    fields(List.of(), was, is);
  }

  private void fields(List<Object> path, Fields was, Fields is) {
    Map<String, Object> others = is.fields();
    was.fields().forEach((name, value) -> compare(with(path, name), value, others.get(name)));
  }

  @SuppressWarnings("unchecked") // keys and elements are only named
  private void compare(List<Object> path, Object was, Object is) {
    if (Objects.equals(was, is)) {
      return;
    }
    if (isTable(was) && isTable(is)) {
      PersistentMap<Object, Object> before = (PersistentMap<Object, Object>) orEmpty(was);
      before.differences(
          (PersistentMap<Object, Object>) orEmpty(is),
          (key, from, to) -> compare(with(path, key), from, to));
    } else if (was instanceof PersistentSet && is instanceof PersistentSet) {
      elements(path, (PersistentSet<Object>) was, (PersistentSet<Object>) is);
    } else if (isDeep(was) && isDeep(is)) {
      fields(path, (Fields) was, (Fields) is);
    } else {
      listener.changed(path, was, is);
    }
  }

  /** Whether it is a record that holds others, of which one may have changed. */
  private static boolean isDeep(Object value) {
    return value instanceof Fields record
        && record.fields().values().stream().anyMatch(Fields.class::isInstance);
  }

  private static boolean isTable(Object value) {
    return value == null || value instanceof PersistentMap;
  }

  private static Object orEmpty(Object table) {
    return table == null ? PersistentMap.empty() : table;
  }

  private void elements(List<Object> path, PersistentSet<Object> was, PersistentSet<Object> is) {
    was.differences(
        is,
        (element, added) ->
            listener.changed(with(path, element), added ? null : element, added ? element : null));
  }

  private static List<Object> with(List<Object> path, Object step) {
    List<Object> longer = new ArrayList<>(path);
    longer.add(step);
    return longer;
  }
}
