package sharedsockets.transitions;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import sharedsockets.model.check.InvalidModel;
import sharedsockets.model.check.Model;
import sharedsockets.model.check.StepTexts;
import sharedsockets.model.explorer.StateGraph;
import sharedsockets.model.value.Value;

/**
 * A model whose state graph guides calls on the reference implementation, whatever they are: it
 * says what can be asked in a state, and judges each answer in some ten nanoseconds. Immutable;
 * runs may go on in several threads. It can be written to a file, since exploring takes seconds.
 */
public final class GuidedModel implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int states;
  private final Language language;
  private final Machines machines;
  private final Transitions transitions;
  private final WrongAnswerReport report;
  private final List<GuidedRun.Start> starts = new ArrayList<>();
  private final BitSet fails = new BitSet();
  private final ShortestPaths paths;

  private GuidedModel(StateGraph graph, StepTexts texts) throws InvalidModel {
    states = graph.states();
    language = new Language(graph);
    machines = new Machines(graph, language);
    transitions = new Transitions(graph, language, machines);
    report = new WrongAnswerReport(graph, machines, transitions, texts);
    for (int state = 0; state < graph.initialStates(); state++) {
      for (int machine : machines.kinds(state)) {
        starts.add(new GuidedRun.Start(state, machine));
      }
    }
    for (int t = 0; t < transitions.count(); t++) {
      fails.set(t, alwaysFails(t));
    }
    paths = new ShortestPaths(graph.states(), graph.initialStates(), transitions, machines);
  }

  /**
   * Explores a model.
   *
   * @param texts what prints its steps
   * @param constants other values for some of its constants, such as {@code Profiles}
   * @throws InvalidModel if the model cannot be explored, or does not speak of Winsock's calls
   */
  public static GuidedModel of(Model model, StepTexts texts, Map<String, Value> constants)
      throws InvalidModel {
    return new GuidedModel(TransitionCheck.explored(model, constants), texts);
  }

  private boolean alwaysFails(int transition) {
    for (int e = transitions.firstEdge(transition); e < transitions.endEdge(transition); e++) {
      if (!(transitions.answer(e) instanceof AllowedAnswer.Failure)) {
        return false;
      }
    }
    return true;
  }

  /** How many states there are, each of them numbered from 0. */
  public int states() {
    return states;
  }

  /** How many transitions: a state, and what can be asked in it. They are numbered from 0. */
  public int transitions() {
    return transitions.count();
  }

  /** How runs can begin: in each initial state with each machine that can be in it. */
  public List<GuidedRun.Start> starts() {
    return starts;
  }

  /** How many different questions there are in all states together. */
  public int questions() {
    return language.questions();
  }

  /** A run that has not begun. */
  public GuidedRun newRun() {
    return new GuidedRun(language, transitions, machines, report, fails, paths);
  }
}
