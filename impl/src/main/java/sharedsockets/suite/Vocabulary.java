package sharedsockets.suite;

import java.util.ArrayList;
import java.util.List;
import sharedsockets.label.Phrase;
import sharedsockets.label.Phrases;
import sharedsockets.model.check.InvalidModel;
import sharedsockets.model.check.StepTexts;
import sharedsockets.model.explorer.StateGraph;
import sharedsockets.model.value.Value;

/** The labels of a state graph, each read once. */
final class Vocabulary {
  private final List<Phrase> phrases = new ArrayList<>();
  private final List<List<String>> rules = new ArrayList<>();

  /**
   * Reads the labels.
   *
   * @throws InvalidModel if one is none of the calls and events of a trace
   */
  Vocabulary(StateGraph graph, StepTexts texts) throws InvalidModel {
    for (int label = 0; label < graph.labels(); label++) {
      Value value = graph.labelValue(label);
      phrases.add(Phrases.read(value));
      rules.add(texts.rules(value));
    }
  }

  Phrase phrase(int label) {
    return phrases.get(label);
  }

  /** Ids of the rules that the call or event is about. */
  List<String> rules(int label) {
    return rules.get(label);
  }
}
