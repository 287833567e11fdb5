package sharedsockets.suite;

import java.util.HashMap;
import java.util.Map;
import sharedsockets.model.explorer.StateGraph;
import sharedsockets.model.value.Value;
import sharedsockets.model.value.Value.Fields;
import sharedsockets.model.value.Value.Function;
import sharedsockets.model.value.Value.Text;

/**
 * What a state says of names: which are open descriptors, and which protocol infos can be used.
 *
 * @param descriptors running process, descriptor, the socket that it names
 * @param infos unused protocol info, the process that it was made for
 */
record Tables(Map<String, Map<String, Value>> descriptors, Map<String, String> infos) {
  private static final String DESCRIPTORS = "desc";
  private static final String INFOS = "info";
  private static final String TARGET = "target";

  static Tables of(StateGraph graph, int state) {
    Map<String, Map<String, Value>> descriptors = new HashMap<>();
    entries(graph.value(state, DESCRIPTORS))
        .forEach((process, table) -> descriptors.put(process, entries(table)));
    Map<String, String> infos = new HashMap<>();
    entries(graph.value(state, INFOS))
        .forEach((info, about) -> infos.put(info, text(entries(about).get(TARGET))));
    return new Tables(descriptors, infos);
  }

  boolean runs(String process) {
    return descriptors.containsKey(process);
  }

  boolean isOpen(String process, String descriptor) {
    return runs(process) && descriptors.get(process).containsKey(descriptor);
  }

  Value socket(String process, String descriptor) {
    return descriptors.get(process).get(descriptor);
  }

  /** A function from strings, however its value is written; the empty one has no keys at all. */
  private static Map<String, Value> entries(Value function) {
    if (function instanceof Fields record) {
      return record.fields();
    }
    Map<String, Value> entries = new HashMap<>();
    if (function instanceof Function pairs) {
      pairs.pairs().forEach((key, value) -> entries.put(text(key), value));
    }
    return entries;
  }

  private static String text(Value value) {
    return ((Text) value).text();
  }
}
