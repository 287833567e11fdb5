package sharedsockets.trace;

import static sharedsockets.trace.Malformation.quote;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The sets of network events: one object for each, in the order in which Winsock numbers them. */
final class EventSets {
  private static final List<String> EVENTS =
      List.of("FD_READ", "FD_WRITE", "FD_ACCEPT", "FD_CLOSE");

  private static final Set<String> OUT_OF_SCOPE =
      Set.of(
          "FD_OOB",
          "FD_CONNECT",
          "FD_QOS",
          "FD_GROUP_QOS",
          "FD_ROUTING_INTERFACE_CHANGE",
          "FD_ADDRESS_LIST_CHANGE");

  static final List<Set<String>> ALL = sets();

  private EventSets() {}

  static Set<String> read(JsonParser json, NameReader names) throws IOException, Malformation {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw Kind.EVENTS.expected(json);
    }
    int bits = 0;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      bits |= 1 << EVENTS.indexOf(event(json, names));
    }
    return ALL.get(bits);
  }

  static String event(JsonParser json, NameReader names) throws IOException, Malformation {
    if (json.currentToken() != JsonToken.VALUE_STRING) {
      throw new Malformation("holds " + Tokens.describe(json) + ", which is no name of an event");
    }
    String name = names.read(json, Kind.EVENTS);
    if (EVENTS.contains(name)) {
      return name;
    }
    throw new Malformation(
        OUT_OF_SCOPE.contains(name)
            ? "holds " + name + ", which is out of scope"
            : "holds " + quote(name) + ", an unknown event" + OtherNames.didYouMean(name, EVENTS));
  }

  private static List<Set<String>> sets() {
    List<Set<String>> sets = new ArrayList<>();
    for (int bits = 0; bits < 1 << EVENTS.size(); bits++) {
      Set<String> set = new LinkedHashSet<>();
      for (int i = 0; i < EVENTS.size(); i++) {
        if ((bits & 1 << i) != 0) {
          set.add(EVENTS.get(i));
        }
      }
      sets.add(Collections.unmodifiableSet(set));
    }
    return List.copyOf(sets);
  }
}
