package sharedsockets.transitions;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import sharedsockets.model.check.InvalidModel;
import sharedsockets.model.check.Model;
import sharedsockets.model.check.StepTexts;
import sharedsockets.model.explorer.StateGraph;
import sharedsockets.model.value.Value;

/**
 * Holds the reference implementation to a model: every transition of the model's state graph is
 * driven, and every answer must be one that the graph allows there.
 *
 * <p>Models are those of the module MCSharedSockets: their variable {@code obs} says which call a
 * step was, and {@code profile}, {@code support}, {@code default} and {@code desc} are variables of
 * the specification.
 */
public final class TransitionCheck {
  private static final String OBSERVED = "obs";
  private static final List<String> VARIABLES =
      List.of("profile", "support", "default", "desc", "sock");

  private final Model model;
  private final StepTexts texts;
  private final boolean pairs;

  /**
   * The progress of the check.
   *
   * @param states all of the model
   * @param done of them
   * @param calls made
   */
  public record Progress(int states, int done, long calls) {}

  /**
   * The result of the check.
   *
   * @param divergence the first wrong answer, which ended it
   */
  public record Result(TransitionCoverage coverage, Optional<WrongAnswer> divergence) {
    /** Whether all was driven and nothing was wrong. */
    public boolean conforms() {
      return divergence.isEmpty() && coverage.isComplete();
    }
  }

  /**
   * A check of one model.
   *
   * @param texts what prints the model's steps
   * @param pairs whether every transition is driven after each transition that leads to its state,
   *     too; otherwise what follows a transition is only looked at
   */
  public TransitionCheck(Model model, StepTexts texts, boolean pairs) {
    this.model = model;
    this.texts = texts;
    this.pairs = pairs;
  }

  /**
   * Drives the model, in this thread and one that watches it.
   *
   * @param progress told now and then, from another thread
   * @throws InvalidModel if the model cannot be explored, or does not speak of Winsock's calls
   */
  public Result run(Consumer<Progress> progress) throws InvalidModel {
    return drive(explored(model), texts, pairs, progress);
  }

  /**
   * What is told of the first wrong answer with ids of rules, nothing where there is none: the
   * rules at stake, the path to it, what is allowed. To be called in a class loader with another
   * reference implementation.
   *
   * @param graph of {@link #explored(Model)}
   */
  public static List<String> firstWrongAnswer(StateGraph graph, StepTexts texts, boolean pairs)
      throws InvalidModel {
    return drive(graph, texts, pairs, progress -> {})
        .divergence()
        .map(
            found ->
                Stream.of(found.rules(), found.path(), List.of(found.call()), found.allowed())
                    .flatMap(List::stream)
                    .toList())
        .orElse(List.of());
  }

  /** The state graph of a model that speaks of Winsock's calls. */
  public static StateGraph explored(Model model) throws InvalidModel {
    return explored(model, Map.of());
  }

  static StateGraph explored(Model model, Map<String, Value> constants) throws InvalidModel {
    StateGraph graph = StateGraph.explore(model, OBSERVED, constants);
    String file = model.cfg().getFileName().toString();
    if (!graph.variables().containsAll(VARIABLES) || graph.states() == 0) {
      throw new InvalidModel(file + ": no call of Winsock's: it lacks the variables " + VARIABLES);
    } else if (!startsWithoutSockets(graph)) {
      throw new InvalidModel(
          file + ": it starts with sockets, and calls alone cannot lead to such a state");
    }
    return graph;
  }

  private static boolean startsWithoutSockets(StateGraph graph) {
    return IntStream.range(0, graph.initialStates())
        .mapToObj(state -> graph.value(state, "sock"))
        .allMatch(new Value.Tuple(List.of())::equals);
  }

  private static Result drive(
      StateGraph graph, StepTexts texts, boolean pairs, Consumer<Progress> progress)
      throws InvalidModel {
    Language language = new Language(graph);
    Machines machines = new Machines(graph, language);
    Transitions transitions = new Transitions(graph, language, machines);
    GraphWalk walk =
        new GraphWalk(graph.states(), graph.initialStates(), transitions, machines, pairs);
    try (Watch watch =
        new Watch(
            walk, calls -> progress.accept(new Progress(graph.states(), walk.expanded(), calls)))) {
      // What is wrong is tried again, and may hang again: still under watch.
      Optional<WrongAnswer> divergence = divergence(walk, graph, machines, transitions, texts);
      return new Result(walk.coverage(), divergence);
    }
  }

  private static Optional<WrongAnswer> divergence(
      GraphWalk walk,
      StateGraph graph,
      Machines machines,
      Transitions transitions,
      StepTexts texts) {
    try {
      walk.run();
      return Optional.empty();
    } catch (GraphWalk.Stopped e) {
      return Optional.of(
          new WrongAnswerReport(graph, machines, transitions, texts).of(walk.shortest(e.wrong)));
    }
  }
}
