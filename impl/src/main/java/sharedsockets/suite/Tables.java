package sharedsockets.suite;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sharedsockets.model.eval.Values;
import sharedsockets.model.explorer.StateGraph;
import sharedsockets.model.value.Value;
import sharedsockets.model.value.Value.Bool;
import sharedsockets.model.value.Value.Fields;
import sharedsockets.model.value.Value.Text;
import sharedsockets.model.value.Value.Tuple;

/**
 * The names in a state: its open descriptors, and the protocol infos that can be used.
 *
 * @param descriptors running process, descriptor, the socket that it names
 * @param infos unused protocol info, the process that it was made for
 * @param idle blocking listeners without a request, of which an accept would wait for one
 * @param sockets how many sockets there are
 */
record Tables(
    Map<String, Map<String, Value>> descriptors,
    Map<String, String> infos,
    Set<Value> idle,
    int sockets) {
  private static final Value LISTENING = new Text("listening");
  private static final Value TRUE = new Bool(true);
  private static final Value NO_REQUESTS = new Tuple(List.of());

  static Tables of(StateGraph graph, int state) {
    Map<String, Map<String, Value>> descriptors = new HashMap<>();
    named(graph.value(state, "desc"))
        .forEach((process, table) -> descriptors.put(process, named(table)));
    Map<String, String> infos = new HashMap<>();
    named(graph.value(state, "info"))
        .forEach((info, about) -> infos.put(info, text(field(about, "target"))));
    Set<Value> idle = new HashSet<>();
    Map<Value, Value> sockets = Values.pairs(graph.value(state, "sock"));
    sockets.forEach(
        (socket, held) -> {
          if (field(held, "role").equals(LISTENING)
              && field(held, "blocking").equals(TRUE)
              && field(held, "requests").equals(NO_REQUESTS)) {
            idle.add(socket);
          }
        });
    return new Tables(descriptors, infos, idle, sockets.size());
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

  /** The least of a running process's open descriptors, or null. */
  String firstDescriptor(String process) {
    return descriptors.get(process).keySet().stream().min(String::compareTo).orElse(null);
  }

  private static Map<String, Value> named(Value function) {
    Map<String, Value> entries = new HashMap<>();
    Values.pairs(function).forEach((key, value) -> entries.put(text(key), value));
    return entries;
  }

  private static Value field(Value record, String name) {
    return ((Fields) record).fields().get(name);
  }

  private static String text(Value value) {
    return ((Text) value).text();
  }
}
