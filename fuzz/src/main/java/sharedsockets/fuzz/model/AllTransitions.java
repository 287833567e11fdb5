package sharedsockets.fuzz.model;

import java.util.Arrays;
import java.util.List;

/** The transitions of several models, numbered on from one model to the next. */
final class AllTransitions {
  static final int NONE = -1;

  private final List<ModelCoverage> models;

  /** Each model's first one, and at the end how many there are. */
  private final int[] first;

  AllTransitions(List<ModelCoverage> models) {
    this.models = models;
    first = new int[models.size() + 1];
    for (int i = 0; i < models.size(); i++) {
      first[i + 1] = Math.addExact(first[i], models.get(i).model().transitions());
    }
  }

  List<ModelCoverage> models() {
    return models;
  }

  /** How many there are. */
  int count() {
    return first[models.size()];
  }

  /** The place of a transition's model in the list of models. */
  int modelOf(int transition) {
    int found = Arrays.binarySearch(first, transition);
    return found < 0 ? -found - 2 : found;
  }

  /** The first transition of a model. */
  int first(int model) {
    return first[model];
  }

  /** How many have been reached. */
  int reached() {
    return models.stream().mapToInt(ModelCoverage::reachedTransitions).sum();
  }

  /** The next one that has not been reached, after the last one the first, or NONE. */
  int unreachedAfter(int transition) {
    int model = modelOf(transition);
    int found = models.get(model).unreached(transition - first[model] + 1);
    for (int i = 0; i < models.size() && found == NONE; i++) {
      model = (model + 1) % models.size();
      found = models.get(model).unreached(0);
    }
    return found == NONE ? NONE : first[model] + found;
  }
}
