package sharedsockets.trace;

import static sharedsockets.trace.Malformation.quote;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The sets of network events: one object for each. Those that are modelled stand first. */
final class EventSets {
  static final List<String> EVENTS =
      List.of(
          "FD_READ",
          "FD_WRITE",
          "FD_ACCEPT",
          "FD_CLOSE",
          "FD_CONNECT",
          "FD_OOB",
          "FD_QOS",
          "FD_GROUP_QOS",
          "FD_ROUTING_INTERFACE_CHANGE",
          "FD_ADDRESS_LIST_CHANGE");

  static final int MODELLED_EVENTS = 5;

  /** What Winsock's header makes of each of them: the number of its bit in a mask. */
  private static final int[] BITS = {0, 1, 3, 5, 4, 2, 6, 7, 8, 9};

  /** Of the first events those whose bits the index has. */
  private static final List<Set<String>> ALL = sets();

  static final List<Set<String>> MODELLED = ALL.subList(0, 1 << MODELLED_EVENTS);

  private EventSets() {}

  static Set<String> of(Collection<String> names) {
    int index = 0;
    for (String name : names) {
      index |= 1 << EVENTS.indexOf(name);
    }
    return ALL.get(index);
  }

  static Set<String> read(JsonParser json, NameReader names) throws IOException, Malformation {
    int index = 0;
    if (json.currentToken() == JsonToken.VALUE_NUMBER_INT) {
      long mask = Kind.EVENTS.integer(json, 0, (1 << EVENTS.size()) - 1);
      for (int i = 0; i < BITS.length; i++) {
        index |= (mask & 1L << BITS[i]) == 0 ? 0 : 1 << i;
      }
      return ALL.get(index);
    }
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw new Malformation(Kind.EVENTS.expected(json).getMessage() + Tokens.asList(json, EVENTS));
    }
    while (json.nextToken() != JsonToken.END_ARRAY) {
      index |= 1 << EVENTS.indexOf(event(json, names));
    }
    return ALL.get(index);
  }

  private static String event(JsonParser json, NameReader names) throws IOException, Malformation {
    if (json.currentToken() != JsonToken.VALUE_STRING) {
      throw new Malformation("holds " + Tokens.describe(json) + ", which is no name of an event");
    }
    String name = names.read(json, Kind.EVENTS);
    if (EVENTS.contains(name)) {
      return name;
    }
    throw new Malformation(
        "holds " + quote(name) + ", an unknown event" + OtherNames.didYouMean(name, EVENTS));
  }

  /** One event that a message tells of. */
  static String modelled(JsonParser json, NameReader names) throws IOException, Malformation {
    String name = event(json, names);
    if (EVENTS.indexOf(name) >= MODELLED_EVENTS) {
      throw new Malformation(
          "holds "
              + name
              + ", which is not modelled: masks may nominate it, but when it is told is not known");
    }
    return name;
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
