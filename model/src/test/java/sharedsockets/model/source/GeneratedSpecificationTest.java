package sharedsockets.model.source;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sharedsockets.model.ast.Module;
import sharedsockets.model.cfg.ModelConfig;
import sharedsockets.model.eval.Actions.Successor;
import sharedsockets.model.eval.ConfiguredModule;
import sharedsockets.model.eval.Interpreter;
import sharedsockets.model.persistent.PersistentMap;
import sharedsockets.model.persistent.PersistentSet;
import sharedsockets.model.persistent.Sequence;
import sharedsockets.model.persistent.SmallSet;
import sharedsockets.model.sany.ModuleLoader;
import sharedsockets.model.value.Value;

/** The specification of this project as Java, held against its interpretation. */
final class GeneratedSpecificationTest {
  private static final Path SPEC = Path.of("../spec").toAbsolutePath().normalize();
  private static final List<Object> PROCESSES = List.of("A", "B");

  @TempDir static Path folder;
  private static Compiled compiled;

  @BeforeAll
  static void generate() throws Exception {
    compiled = Compiled.of(SPEC, "SharedSockets", folder.resolve("java"), "--numbers", "Socket");
    compiled.create("SharedSockets", 1L);
  }

  @AfterAll
  static void close() throws Exception {
    compiled.close();
  }

  /** A profile whose points have the values of these indices. */
  private static Object profile(Map<String, Integer> values) throws Exception {
    ToIntFunction<Object> choice = point -> values.get(Compiled.call(point, "text").toString());
    return compiled.type("Profile").getMethod("choosing", ToIntFunction.class).invoke(null, choice);
  }

  private static Object initial() throws Exception {
    return compiled.initial(PersistentSet.of("A"));
  }

  private static Map<String, Integer> allFirst() throws Exception {
    Map<String, Integer> values = new HashMap<>();
    for (Object point : compiled.type("Point").getEnumConstants()) {
      values.put(Compiled.call(point, "text").toString(), 0);
    }
    return values;
  }

  // ------------------------------------------------------------------ a walk beside the
  // interpreter

  /**
   * At every twentieth step of a walk: all successors by all actions with all arguments, here and
   * there, but of errors only some, others each time: the interpreter tries each with everything
   * else. {@code -Dwalk.steps=N} walks further.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void stepsAsTheInterpreterDoes(long seed) throws Exception {
    Random random = new Random(seed);
    Map<String, Integer> choices = allFirst();
    StringBuilder record = new StringBuilder();
    for (Object point : compiled.type("Point").getEnumConstants()) {
      List<?> possible = (List<?>) Compiled.call(point, "possible");
      int index = random.nextInt(possible.size());
      choices.put(point.toString(), index);
      record
          .append(record.isEmpty() ? "" : ", ")
          .append(point)
          .append(" |-> \"")
          .append(possible.get(index))
          .append('"');
    }
    Object profile = profile(choices);
    Module module = module(seed, record.toString());
    List<Object> errors = new ArrayList<>(List.of(compiled.type("AnyError").getEnumConstants()));
    List<Value[]> first = interpreted(module, errors).initialStates();
    assertThat(first).hasSize(1);
    int profileIndex = module.variables().indexOf("profile");
    Object here = initial();
    assertThat(values(here)).isEqualTo(without(first.get(0), profileIndex));
    Set<String> taken = new HashSet<>();
    int steps = Integer.getInteger("walk.steps", 60);
    for (int step = 1; step <= steps; step++) {
      here = anyNext(here, profile, random);
      if (step % 20 == 0) {
        List<Value> there = new ArrayList<>(values(here));
        there.add(profileIndex, first.get(0)[profileIndex]);
        Collections.shuffle(errors, random);
        List<Object> some = new ArrayList<>(errors.subList(0, 6));
        Object reset = compiled.value("AnyError", "WSAECONNRESET"); // It is among the codes, too.
        if (!some.contains(reset)) {
          some.add(reset);
        }
        Map<String, Set<List<Value>>> expected = new TreeMap<>();
        for (Successor successor :
            interpreted(module, some).successors(there.toArray(new Value[0]))) {
          expected
              .computeIfAbsent(successor.action(), a -> new HashSet<>())
              .add(without(successor.values(), profileIndex));
        }
        assertThat(allNext(here, profile, some)).isEqualTo(expected);
        taken.addAll(expected.keySet());
      }
    }
    assertThat(taken).hasSizeGreaterThan(25);
  }

  private static Map<String, Set<List<Value>>> allNext(
      Object here, Object profile, List<Object> errors) throws Exception {
    Map<String, Set<List<Value>>> found = new TreeMap<>();
    for (Object action : compiled.actions()) {
      Set<Object> states = new HashSet<>();
      for (Object[] args : arguments(action, errors)) {
        states.addAll(compiled.attempt(action(action), here, profile, args).states());
      }
      for (Object state : states) {
        found.computeIfAbsent(action(action), a -> new HashSet<>()).add(values(state));
      }
    }
    return found;
  }

  /** What some action with some arguments changes the state to. */
  private static Object anyNext(Object here, Object profile, Random random) throws Exception {
    List<Object> errors = List.of(compiled.type("AnyError").getEnumConstants());
    while (true) {
      Object action = compiled.actions()[random.nextInt(compiled.actions().length)];
      List<Object[]> arguments = arguments(action, errors);
      Object[] args = arguments.get(random.nextInt(arguments.size()));
      for (Object state : compiled.attempt(action(action), here, profile, args).states()) {
        if (!state.equals(here) && small(state)) {
          return state;
        }
      }
    }
  }

  private static String action(Object action) {
    return Compiled.call(action, "text").toString();
  }

  /** Unbounded here; the walk stays where the interpreter is quick, and some process runs. */
  private static boolean small(Object state) {
    for (var entry : (PersistentMap<?, ?>) Compiled.field(state, "sock")) {
      if (bytes((Sequence<?>) Compiled.field(entry.getValue(), "data")) > 2
          || ((Sequence<?>) Compiled.field(entry.getValue(), "requests")).size() > 2) {
        return false;
      }
    }
    for (var entry : (PersistentMap<?, ?>) Compiled.field(state, "queue")) {
      if (((Sequence<?>) entry.getValue()).size() > 2) {
        return false;
      }
    }
    return !((PersistentMap<?, ?>) Compiled.field(state, "desc")).isEmpty();
  }

  private static int bytes(Sequence<?> data) {
    int bytes = data.size();
    for (Object each : data) {
      bytes += ((Sequence<?>) each).size() - 1;
    }
    return bytes;
  }

  private static Module module(long seed, String profile) throws Exception {
    Path module = folder.resolve("MCWalk" + seed + ".tla");
    Files.writeString(
        module,
        """
        ---- MODULE MCWalk%d ----
        EXTENDS SharedSockets
        CONSTANT Errors
        SomeErrors == Errors
        SomeTold(errors) == {EmptyFn} \\cup
          {[e \\in {"FD_CLOSE"} |-> {"WSAECONNRESET"}], [e \\in {"FD_CONNECT"} |-> {}]}
        OneProfile == {[%s]}
        ====
        """
            .formatted(seed, profile));
    return new ModuleLoader().load(module, List.of(SPEC));
  }

  private static sharedsockets.model.eval.Actions interpreted(Module module, List<Object> errors)
      throws Exception {
    Path cfg = folder.resolve(module.name() + ".cfg");
    StringBuilder text = new StringBuilder();
    text.append(
        """
        INIT Init
        NEXT Next
        CONSTANTS
          Process = {"A", "B"}
          Descriptor = {"d1", "d2"}
          EventObject = {"e1"}
          Window = {"w1"}
          Message = {7}
          Option = {"SO_RCVTIMEO", "SO_UNKNOWN"}
          Value = {0, 5}
          Address = {"a1"}
          Byte = {}
          Socket = {1, 2}
          Info = {"i1"}
          Started = {"A"}
          LeastTable = 1
          Profile <- OneProfile
          AnyError <- SomeErrors
          Told <- SomeTold
        """);
    String names = errors.stream().map(e -> '"' + e.toString() + '"').collect(joining(", "));
    text.append("  Errors = {").append(names).append("}\n");
    for (String constant : module.constants().keySet()) {
      if (constant.startsWith("Max")) {
        text.append("  ").append(constant).append(" = 3\n");
      }
    }
    Files.writeString(cfg, text.toString());
    ConfiguredModule model = new ConfiguredModule(module, ModelConfig.read(cfg));
    return new sharedsockets.model.eval.Actions(model, new Interpreter(model));
  }

  private static List<Object> elements(String set, List<Object> errors) throws Exception {
    Set<Object> all = new java.util.LinkedHashSet<>();
    for (String part : set.split(", (?![^{]*})")) {
      all.addAll(
          switch (part) {
            case "Process" -> PROCESSES;
            case "Descriptor" -> List.<Object>of("d1", "d2");
            case "Descriptor \\cup {None}" -> List.<Object>of("d1", "d2", "");
            case "EventObject \\cup {None, Invalid}" -> List.<Object>of("e1", "", "invalid");
            case "Window \\cup {None, Invalid}" -> List.<Object>of("w1", "", "invalid");
            case "{None, Invalid}" -> List.<Object>of("", "invalid");
            case "Message" -> List.<Object>of(7L);
            case "Option" -> List.<Object>of("SO_RCVTIMEO", "SO_UNKNOWN");
            case "Value" -> List.<Object>of(0L, 5L);
            case "Address" -> List.<Object>of("a1");
            case "Address \\cup {None}" -> List.<Object>of("a1", "");
            case "Socket" -> List.<Object>of(1L, 2L);
            case "Info" -> List.<Object>of("i1");
            case "BOOLEAN" -> List.<Object>of(false, true);
            case "Counts" -> List.<Object>of(0L, 1L, 2L, 3L);
            case "Lengths" -> List.<Object>of(-1L, 0L, 1L, 2L, 3L);
            case "Bytes" -> List.<Object>of(any(0), any(1), any(2), any(3));
            case "ObjectLists" -> lists(List.of("e1", "", "invalid"));
            case "Indices" -> List.<Object>of(-1L, 0L, 1L);
            case "SUBSET Event" -> masks("Event");
            case "SUBSET Flag" -> masks("Flag");
            case "AnyError" -> errors;
            case "Told(AnyError)" -> codes();
            default -> List.of(compiled.type(part).getEnumConstants());
          });
    }
    return List.copyOf(all);
  }

  /** Error codes that are told: of none, of FD_CLOSE, that FD_CONNECT has none. */
  private static List<Object> codes() throws Exception {
    Class<?> error = compiled.type("AnyError");
    Object reset = with((SmallSet<?>) none(error), compiled.value("AnyError", "WSAECONNRESET"));
    PersistentMap<Object, Object> none = PersistentMap.empty();
    return List.of(
        none,
        none.put(compiled.value("Event", "FD_CLOSE"), reset),
        none.put(compiled.value("Event", "FD_CONNECT"), none(error)));
  }

  /** All of at most two. */
  private static List<Object> lists(List<String> objects) {
    List<Object> lists = new ArrayList<>();
    lists.add(Sequence.<String>empty());
    for (String one : objects) {
      lists.add(Sequence.of(one));
      objects.forEach(other -> lists.add(Sequence.of(one, other)));
    }
    return lists;
  }

  private static Sequence<String> any(int length) {
    Sequence<String> bytes = Sequence.empty();
    for (int i = 0; i < length; i++) {
      bytes = bytes.append("any");
    }
    return bytes;
  }

  private static List<Object> masks(String of) throws Exception {
    List<Object> masks = new ArrayList<>();
    Object[] events = compiled.type(of).getEnumConstants();
    for (int bits = 0; bits < 1 << events.length; bits++) {
      SmallSet<?> mask = (SmallSet<?>) none(compiled.type(of));
      for (int i = 0; i < events.length; i++) {
        if ((bits & 1 << i) != 0) {
          mask = with(mask, events[i]);
        }
      }
      masks.add(mask);
    }
    return masks;
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // a class known at run time only
  private static Object none(Class<?> type) {
    return SmallSet.none((Class) type);
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // a class known at run time only
  private static SmallSet<?> with(SmallSet<?> set, Object element) {
    return ((SmallSet) set).with((Enum) element);
  }

  private static List<Object[]> arguments(Object action, List<Object> errors) throws Exception {
    List<Object[]> all = new ArrayList<>();
    all.add(new Object[0]);
    for (Object parameter : (List<?>) Compiled.call(action, "parameters")) {
      List<Object[]> longer = new ArrayList<>();
      for (Object[] args : all) {
        for (Object element : elements((String) Compiled.call(parameter, "set"), errors)) {
          Object[] more = java.util.Arrays.copyOf(args, args.length + 1);
          more[args.length] = element;
          longer.add(more);
        }
      }
      all = longer;
    }
    return all;
  }

  private static List<Value> without(Value[] values, int index) {
    List<Value> all = new ArrayList<>(List.of(values));
    all.remove(index);
    return all;
  }

  private static List<Value> values(Object state) {
    return ((Map<?, ?>) Compiled.call(state, "fields"))
        .values().stream().map(GeneratedSpecificationTest::value).toList();
  }

  /** A value of Java as TLA+'s, by what kind of collection it is. */
  private static Value value(Object object) {
    if (object instanceof String || object instanceof Enum<?>) {
      return new Value.Text(object.toString());
    } else if (object instanceof Long number) {
      return Value.Int.of(number);
    } else if (object instanceof Boolean truth) {
      return new Value.Bool(truth);
    } else if (object instanceof PersistentMap<?, ?> map) {
      Map<Value, Value> pairs = new HashMap<>();
      map.forEach(entry -> pairs.put(value(entry.getKey()), value(entry.getValue())));
      return function(pairs);
    } else if (object instanceof Sequence<?> sequence) {
      List<Value> elements = new ArrayList<>();
      sequence.forEach(element -> elements.add(value(element)));
      return new Value.Tuple(elements);
    } else if (object instanceof Iterable<?> set) {
      Set<Value> elements = new HashSet<>();
      set.forEach(element -> elements.add(value(element)));
      return new Value.SetOf(elements);
    }
    Map<String, Value> fields = new TreeMap<>();
    ((Map<?, ?>) Compiled.call(object, "fields"))
        .forEach((name, field) -> fields.put((String) name, value(field)));
    return fields.containsKey("1")
        ? new Value.Tuple(List.copyOf(fields.values()))
        : new Value.Fields(fields);
  }

  /** A function over strings is a record, one over 1 .. n a tuple. */
  private static Value function(Map<Value, Value> pairs) {
    List<Value> elements = new ArrayList<>();
    for (long i = 1; pairs.containsKey(Value.Int.of(i)); i++) {
      elements.add(pairs.get(Value.Int.of(i)));
    }
    if (elements.size() == pairs.size()) {
      return new Value.Tuple(elements);
    } else if (pairs.keySet().stream().allMatch(Value.Text.class::isInstance)) {
      Map<String, Value> fields = new TreeMap<>();
      pairs.forEach((name, field) -> fields.put(((Value.Text) name).text(), field));
      return new Value.Fields(fields);
    }
    return new Value.Function(pairs);
  }

  // ------------------------------------------------------------------ what the oracle relies on

  @Test
  void refusesWithRulesPlaceAndWhatWasExpected() throws Exception {
    Object profile = profile(allFirst());
    Object state =
        one(
            "OpenSocket",
            initial(),
            profile,
            "A",
            compiled.value("SocketType", "SOCK_STREAM"),
            true,
            true,
            true,
            "d1",
            1L);
    Object[] recv = {"A", "d1", -1L, none(compiled.type("Flag")), any(0), null};
    recv[5] = compiled.value("AnyError", "WSAENOTSOCK");
    var told = compiled.attempt("RecvFails", state, profile, recv);
    assertThat(told.states()).isEmpty();
    assertThat(told.refusals()).hasSize(1);
    Compiled.Refusal refusal = told.refusals().get(0);
    assertThat(refusal.get("action")).isEqualTo("RecvFails");
    assertThat(refusal.get("rules").toString()).contains("DAT-1");
    assertThat(refusal.get("parameter")).isEqualTo("err");
    Object badBuffer = compiled.value("AnyError", "WSAEFAULT");
    Object notConnected = compiled.value("AnyError", "WSAENOTCONN");
    assertThat(refusal.expected()).isEqualTo(List.of(notConnected, badBuffer));
    String line =
        Files.readAllLines(SPEC.resolve((String) refusal.get("file")))
            .get((Integer) refusal.get("line") - 1);
    assertThat(line).contains("err \\in RecvErrors");

    state = one("SetBlocking", state, profile, "A", "d1", true);
    told = compiled.attempt("RecvFails", state, profile, recv);
    Object wouldBlock = compiled.value("AnyError", "WSAEWOULDBLOCK");
    assertThat(told.refusals().get(0).expected())
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .containsExactlyInAnyOrder(wouldBlock, notConnected, badBuffer);
    recv[5] = wouldBlock;
    assertThat(compiled.attempt("RecvFails", state, profile, recv).states()).hasSize(1);
  }

  private static Object one(String action, Object state, Object profile, Object... args)
      throws Exception {
    var told = compiled.attempt(action, state, profile, args);
    assertThat(told.states()).as(action + told.refusals()).hasSize(1);
    return told.states().get(0);
  }

  @Test
  void consultsAPointOnlyWhereItMatters() throws Exception {
    Set<String> consulted = new HashSet<>();
    ToIntFunction<Object> choice =
        point -> {
          consulted.add(point.toString());
          return 0;
        };
    Object profile =
        compiled.type("Profile").getMethod("choosing", ToIntFunction.class).invoke(null, choice);
    Object state =
        one(
            "OpenSocket",
            initial(),
            profile,
            "A",
            compiled.value("SocketType", "SOCK_DGRAM"),
            true,
            true,
            true,
            "d1",
            1L);
    one("DataArrives", state, profile, 1L, any(1));
    assertThat(consulted).isEmpty();
    one("CloseSocket", state, profile, "A", "d1");
    assertThat(consulted).isEmpty();
  }

  @Test
  void listsPointsAndKnownProfiles() throws Exception {
    Object u6 = compiled.value("Point", "U6");
    assertThat(Compiled.call(u6, "comment").toString()).contains("unused protocol info");
    assertThat(Compiled.call(u6, "possible").toString()).isEqualTo("[holds, does not hold]");
    Object wine = compiled.constant("Profiles", "WINE80");
    Map<?, ?> values = (Map<?, ?>) Compiled.call(wine, "values");
    assertThat(values.get(u6)).isEqualTo(0);
    Object windows = compiled.constant("Profiles", "WINDOWS");
    assertThat(((Map<?, ?>) Compiled.call(windows, "values")).size())
        .isLessThan(compiled.type("Point").getEnumConstants().length);
  }

  @Test
  void tellsActionsWithTheirRules() throws Exception {
    Object recv = compiled.value("Action", "Recv");
    assertThat(Compiled.call(recv, "rules").toString()).contains("DAT-1", "NOT-4");
    assertThat(compiled.source("SharedSockets"))
        .contains("public void listen(State state, Profile profile, String p, String d,")
        .contains("recv takes n bytes that nobody has read, one datagram, or 0 at the end (DAT-1,");
  }
}
