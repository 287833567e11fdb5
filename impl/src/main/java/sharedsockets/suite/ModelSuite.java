package sharedsockets.suite;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import sharedsockets.model.cfg.ModelConfig;
import sharedsockets.model.check.Configuration;
import sharedsockets.model.check.InvalidModel;
import sharedsockets.model.check.StepTexts;
import sharedsockets.model.explorer.StateGraph;
import sharedsockets.model.value.Value;

/** The traces that come from one model. */
public final class ModelSuite {
  private static final String OBSERVED = "obs";
  private static final String PROFILES = "Profiles";
  private static final List<String> NAMES =
      List.of("Process", "Descriptor", "Info", "EventObject", "Window");

  private final String model;
  private final Calls calls;
  private final Vocabulary vocabulary;
  private final Ways ways;
  private final BitSet coveredOrbits = new BitSet();
  private final Map<TraceKind, List<Draft>> drafts = new EnumMap<>(TraceKind.class);
  private final List<SuiteTrace> traces = new ArrayList<>();
  private long steps;

  private record Draft(Set<String> rules, Scribe scribe) {}

  /** Writes walks down as traces. */
  ModelSuite(
      String model, Calls calls, Vocabulary vocabulary, Ways ways, Iterable<Tour.Walk> walks) {
    this.model = model;
    this.calls = calls;
    this.vocabulary = vocabulary;
    this.ways = ways;
    walks.forEach(this::write);
    nameTraces();
  }

  /**
   * Explores the model and writes the traces.
   *
   * @throws InvalidModel if the model is broken, or none of the calls of traces
   */
  static ModelSuite of(Configuration configuration, StepTexts texts, SuitePlan plan)
      throws InvalidModel {
    StateGraph graph = explored(configuration, plan);
    Vocabulary vocabulary = new Vocabulary(graph, texts);
    Calls calls = new Calls(graph, vocabulary, new Orbits(graph, names(configuration)));
    if (!calls.leadOrbitsToOrbits()) {
      // A module may tell names apart; then each is its own.
      calls = new Calls(graph, vocabulary, new Orbits(graph, List.of()));
    }
    boolean isOfPairs = plan.pairs() && Ways.pairs(calls) <= SuitePlan.MOST_PAIRS;
    Ways ways = isOfPairs ? Ways.ofPairs(calls) : Ways.ofCalls(calls);
    int[] prologue = Prologue.of(calls, ways);
    List<Tour.Walk> walks = new ArrayList<>();
    if (!isOfPairs) {
      walks.addAll(Sequences.of(calls, ways, plan.longest()));
    }
    walks.addAll(Tour.of(ways, plan.longest(), prologue, walks));
    return new ModelSuite(configuration.name(), calls, vocabulary, ways, walks);
  }

  /** The sets of a model's names that mean nothing. */
  static List<List<String>> names(Configuration configuration) {
    Map<String, Value> constants = ModelConfig.read(configuration.model().cfg()).constants();
    return NAMES.stream()
        .map(constants::get)
        .filter(Value.SetOf.class::isInstance)
        .map(set -> ((Value.SetOf) set).elements().stream().map(Value.Text.class::cast))
        .map(texts -> texts.map(Value.Text::text).toList())
        .toList();
  }

  static StateGraph explored(Configuration configuration, SuitePlan plan) throws InvalidModel {
    return StateGraph.explore(
        configuration.model(), OBSERVED, Map.of(PROFILES, onlyOne(plan.profile().decided())));
  }

  private static Value onlyOne(Map<String, String> profile) {
    Map<String, Value> fields = new LinkedHashMap<>();
    profile.forEach((point, value) -> fields.put(point, new Value.Text(value)));
    return new Value.SetOf(Set.of(new Value.Fields(fields)));
  }

  private void write(Tour.Walk walk) {
    Scribe scribe = new Scribe();
    Set<String> rules = new LinkedHashSet<>();
    int state = 0;
    for (int arc : walk.arcs()) {
      int call = ways.step(arc);
      int next = calls.target(call);
      if (!scribe.write(calls.phrase(call), calls.tables(state), calls.tables(next))) {
        break;
      }
      rules.addAll(vocabulary.rules(calls.label(call)));
      coveredOrbits.set(ways.orbit(arc));
      steps++;
      state = next;
    }
    if (!scribe.events().isEmpty()) {
      drafts.computeIfAbsent(walk.kind(), kind -> new ArrayList<>()).add(new Draft(rules, scribe));
    }
  }

  /** Numbers are of one length, so that names sort as numbers do. */
  private void nameTraces() {
    drafts.forEach(
        (kind, ofKind) -> {
          int digits = Math.max(4, String.valueOf(ofKind.size()).length());
          for (int i = 0; i < ofKind.size(); i++) {
            String number = String.format("%0" + digits + "d", i + 1);
            Draft draft = ofKind.get(i);
            traces.add(
                new SuiteTrace(
                    kind.prefix() + model + "-" + number,
                    model,
                    kind,
                    List.copyOf(draft.rules()),
                    draft.scribe().events()));
          }
        });
    drafts.clear();
  }

  /** The configuration's name. */
  public String model() {
    return model;
  }

  /** The traces, in the order of their kinds and numbers. */
  public List<SuiteTrace> traces() {
    return List.copyOf(traces);
  }

  /** What they cover. */
  public SuiteCoverage coverage() {
    long covered =
        IntStream.range(0, ways.arcs()).filter(arc -> coveredOrbits.get(ways.orbit(arc))).count();
    long events = traces.stream().mapToLong(trace -> trace.events().size()).sum();
    return new SuiteCoverage(
        model, calls.states(), ways.arcs(), covered, traces.size(), ways.orbits(), steps, events);
  }
}
