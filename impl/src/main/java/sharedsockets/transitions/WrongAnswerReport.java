package sharedsockets.transitions;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import sharedsockets.model.check.StepTexts;
import sharedsockets.model.explorer.StateGraph;
import sharedsockets.model.value.Value;

/** Turns numbers of states and edges into what people read. */
final class WrongAnswerReport implements Serializable {
  private static final long serialVersionUID = 1L;

  private final List<Value> labels = new ArrayList<>();
  private final Machines machines;
  private final Transitions transitions;
  private final StepTexts texts;

  WrongAnswerReport(StateGraph graph, Machines machines, Transitions transitions, StepTexts texts) {
    for (int label = 0; label < graph.labels(); label++) {
      labels.add(graph.labelValue(label));
    }
    this.machines = machines;
    this.transitions = transitions;
    this.texts = texts;
  }

  WrongAnswer of(GraphWalk.Wrong wrong) {
    Set<String> rules = new LinkedHashSet<>();
    List<String> path = new ArrayList<>();
    for (int i = 0; i < wrong.edges().length; i++) {
      Value obs = obs(wrong.edges()[i]);
      path.add(texts.line(obs));
      if (i >= Math.min(wrong.act(), wrong.edges().length - 1)) {
        rules.addAll(texts.rules(obs));
      }
    }
    List<String> allowed = new ArrayList<>();
    String call = "network: closed";
    if (wrong.transition() >= 0) {
      int first = transitions.firstEdge(wrong.transition());
      call = texts.question(obs(first));
      for (int edge = first; edge < transitions.endEdge(wrong.transition()); edge++) {
        allowed.add(allowed(obs(edge)));
        rules.addAll(texts.rules(obs(edge)));
      }
    }
    return new WrongAnswer(
        List.copyOf(rules), machine(wrong.kind()), path, call, wrong.observed(), allowed);
  }

  private Value obs(int edge) {
    return labels.get(transitions.label(edge));
  }

  private String allowed(Value obs) {
    String answer = texts.answer(obs);
    return (answer.isEmpty() ? "done" : answer) + "   [" + String.join(" ", texts.rules(obs)) + "]";
  }

  private String machine(int kind) {
    return machines.profile(kind).entrySet().stream()
        .map(point -> point.getKey() + " " + point.getValue())
        .collect(Collectors.joining(", "));
  }
}
