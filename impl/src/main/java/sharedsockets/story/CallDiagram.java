package sharedsockets.story;

import java.util.ArrayList;
import java.util.List;
import sharedsockets.model.check.Counterexample;
import sharedsockets.model.check.ModelVerdict;
import sharedsockets.model.check.StepTexts;
import sharedsockets.model.value.Value;

/**
 * A counterexample of a model as a sequence diagram in Mermaid: the calls of processes, and what
 * the network does, at the sockets that they share.
 */
public final class CallDiagram {
  private static final String SOCKETS = "sockets";

  private final StepTexts texts;
  private final List<String> processes = new ArrayList<>();
  private final List<String> body = new ArrayList<>();

  private CallDiagram(StepTexts texts) {
    this.texts = texts;
  }

  /** The diagram, line by line; nothing where there is no behaviour. */
  public static List<String> of(
      ModelVerdict verdict, Counterexample counterexample, StepTexts texts) {
    List<Counterexample.State> states = counterexample.states();
    if (states.size() <= 1) {
      return List.of();
    }
    CallDiagram diagram = new CallDiagram(texts);
    for (int i = 1; i < states.size(); i++) {
      diagram.step(i, states.get(i));
    }
    diagram.note(Label.crossed(verdict.property() + " is violated"));
    counterexample
        .loopsTo()
        .ifPresent(
            to ->
                diagram.note(
                    to == states.size()
                        ? "then nothing happens any more"
                        : "then from " + to + " on, for ever"));
    return diagram.lines(verdict);
  }

  private void step(int number, Counterexample.State state) {
    Value obs = texts.observation(state);
    if (obs == null) {
      note(number + " " + state.action());
      return;
    }
    String process = texts.process(obs);
    if (!processes.contains(process)) {
      processes.add(process);
    }
    String outcome = texts.answer(obs);
    body.add(
        "    p%d%s%s: %s"
            .formatted(
                processes.indexOf(process),
                texts.isFailure(obs) ? "-->>" : "->>",
                SOCKETS,
                Label.broken(
                    number
                        + " "
                        + texts.withoutProcess(obs)
                        + (outcome.isEmpty() ? "" : " = " + outcome))));
  }

  private void note(String text) {
    body.add("    Note over " + SOCKETS + ": " + Label.broken(text));
  }

  private List<String> lines(ModelVerdict verdict) {
    List<String> lines = new ArrayList<>();
    lines.add("sequenceDiagram");
    lines.add("    accTitle: " + Label.of(verdict.property() + " is violated"));
    for (int i = 0; i < processes.size(); i++) {
      lines.add("    participant p" + i + " as " + Label.of(processes.get(i)));
    }
    lines.add("    participant " + SOCKETS + " as shared sockets");
    lines.addAll(body);
    return lines;
  }
}
