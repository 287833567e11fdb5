package sharedsockets.transitions;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import sharedsockets.binding.Binding;
import sharedsockets.model.eval.Values;
import sharedsockets.model.explorer.StateGraph;
import sharedsockets.model.value.Value;
import sharedsockets.model.value.Value.Bool;
import sharedsockets.model.value.Value.Fields;
import sharedsockets.model.value.Value.Int;
import sharedsockets.model.value.Value.Text;
import sharedsockets.model.value.Value.Tuple;
import sharedsockets.winsock.Behaviour;
import sharedsockets.winsock.DisputedPoint;
import sharedsockets.winsock.SocketOption;
import sharedsockets.winsock.SocketType;
import sharedsockets.winsock.Winsock;

/**
 * The kinds of machine that a model's states speak of, and machines of each kind. What a state says
 * of the implementation is its profile, which options there are, and their defaults; what it leaves
 * open comes out with the smallest value.
 */
final class Machines implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final int SMALLEST = 0;

  private final Language language;
  private final int[] kindOf;
  private transient List<Winsock.Builder> builders;
  private final int[] started;
  private final int[] socketOf;
  private final List<Kind> kinds = new ArrayList<>();
  private final Set<Value> certain;
  private Binding.Sizes sizes;

  private record Kind(Value profile, Value support, Value defaults) implements Serializable {
    /** Whether it is known to be this kind of machine, or may yet turn out to be. */
    boolean mayBe(Kind other) {
      return profile.equals(other.profile)
          && other.has(Values.pairs(support), Values.pairs(other.support))
          && other.has(Values.pairs(defaults), Values.pairs(other.defaults));
    }

    private boolean has(Map<Value, Value> known, Map<Value, Value> all) {
      return all.entrySet().containsAll(known.entrySet());
    }
  }

  Machines(StateGraph graph, Language language) {
    this.language = language;
    kindOf = new int[graph.states()];
    Map<Kind, Integer> numbers = new HashMap<>();
    List<Value> tables = new ArrayList<>();
    for (int state = 0; state < graph.states(); state++) {
      Kind kind =
          new Kind(
              graph.value(state, "profile"),
              graph.value(state, "support"),
              graph.value(state, "default"));
      kindOf[state] = numbers.computeIfAbsent(kind, unknown -> numbers.size());
      tables.add(graph.value(state, "desc"));
    }
    started = Values.pairs(tables.get(0)).keySet().stream().mapToInt(language::process).toArray();
    socketOf = socketsOf(tables);
    sizes = language.sizes();
    certain = certainOptions(numbers.keySet());
    kinds.addAll(numbers.keySet());
    kinds.sort(Comparator.comparing(numbers::get));
    builders = builders();
  }

  private void readObject(ObjectInputStream input) throws IOException, ClassNotFoundException {
    input.defaultReadObject();
    builders = builders();
  }

  private List<Winsock.Builder> builders() {
    return kinds.stream().map(this::builder).toList();
  }

  /** Which socket each descriptor names in each state: slots from 1, 0 for none. */
  private int[] socketsOf(List<Value> tables) {
    List<int[]> found = new ArrayList<>();
    for (int state = 0; state < tables.size(); state++) {
      int here = state;
      Values.pairs(tables.get(state))
          .forEach(
              (process, table) ->
                  Values.pairs(table)
                      .forEach(
                          (descriptor, socket) ->
                              found.add(
                                  new int[] {
                                    here,
                                    language.process(process),
                                    language.descriptor(descriptor),
                                    language.socket(socket)
                                  })));
    }
    sizes = language.sizes();
    int[] all = new int[tables.size() * sizes.processes() * sizes.descriptors()];
    for (int[] entry : found) {
      all[index(entry[0], entry[1], entry[2])] = entry[3] + 1;
    }
    return all;
  }

  private int index(int state, int process, int s) {
    return (state * sizes.processes() + process) * sizes.descriptors() + s;
  }

  /** Options that are read somewhere and of which no state has to learn that they are there. */
  private static Set<Value> certainOptions(Set<Kind> kinds) {
    Set<Value> read = new HashSet<>();
    kinds.forEach(kind -> read.addAll(Values.pairs(kind.defaults()).keySet()));
    kinds.forEach(kind -> read.removeAll(Values.pairs(kind.support()).keySet()));
    return read;
  }

  private Winsock.Builder builder(Kind kind) {
    Behaviour behaviour = Behaviour.windows();
    for (Map.Entry<String, Value> point : ((Fields) kind.profile()).fields().entrySet()) {
      behaviour =
          behaviour.with(DisputedPoint.valueOf(point.getKey()), ((Text) point.getValue()).text());
    }
    Winsock.Builder builder =
        Winsock.builder().behaviour(behaviour).descriptorLimit(Math.max(1, sizes.descriptors()));
    certain.forEach(option -> add(builder, option, SMALLEST));
    Values.pairs(kind.support())
        .forEach(
            (option, has) -> {
              if (((Bool) has).truth()) {
                add(builder, option, SMALLEST);
              }
            });
    Values.pairs(kind.defaults())
        .forEach((option, value) -> add(builder, option, ((Int) value).number().intValue()));
    return builder;
  }

  private static void add(Winsock.Builder builder, Value typeAndOption, int value) {
    List<Value> pair = ((Tuple) typeAndOption).elements();
    builder.option(
        SocketType.valueOf(((Text) pair.get(0)).text()),
        SocketOption.of(((Text) pair.get(1)).text()),
        value);
  }

  /** What a kind of machine does at the disputed points. */
  Map<String, String> profile(int kind) {
    Map<String, String> points = new TreeMap<>();
    ((Fields) kinds.get(kind).profile())
        .fields()
        .forEach((point, value) -> points.put(point, ((Text) value).text()));
    return points;
  }

  /** How many kinds there are. */
  int kinds() {
    return builders.size();
  }

  /** The kinds of machine that can be in a state: what is not known yet may be either way. */
  int[] kinds(int state) {
    Kind known = kinds.get(kindOf[state]);
    return IntStream.range(0, kinds.size()).filter(k -> known.mayBe(kinds.get(k))).toArray();
  }

  /** The kind of machine on which a state can be. */
  int kind(int state) {
    return kindOf[state];
  }

  /** A new machine with the processes that run from the start. */
  Binding newMachine(int kind) {
    Binding binding = new Binding(builders.get(kind).build(), sizes);
    for (int process : started) {
      binding.start(process);
    }
    return binding;
  }

  /** The socket that an open descriptor names in a state. */
  int socket(int state, int process, int s) {
    return socketOf[index(state, process, s)] - 1;
  }

  /** How many processes have names. */
  int processes() {
    return sizes.processes();
  }

  /** How many sockets have names. */
  int sockets() {
    return sizes.sockets();
  }
}
