package sharedsockets.fuzz.model;

import java.util.BitSet;
import sharedsockets.model.check.Size;
import sharedsockets.transitions.GuidedModel;

/** A model, and what of it has been reached. Figures may be asked for by other threads. */
final class ModelCoverage {
  private final String name;
  private final Size size;
  private final GuidedModel model;
  private final BitSet transitions = new BitSet();
  private final BitSet states = new BitSet();
  private volatile int reachedTransitions;
  private volatile int reachedStates;

  ModelCoverage(String name, Size size, GuidedModel model) {
    this.name = name;
    this.size = size;
    this.model = model;
  }

  String name() {
    return name;
  }

  Size size() {
    return size;
  }

  GuidedModel model() {
    return model;
  }

  void reach(int transition) {
    if (!transitions.get(transition)) {
      transitions.set(transition);
      reachedTransitions++;
    }
  }

  /** The first transition from this number on that has not been reached, or -1. */
  int unreached(int from) {
    int next = transitions.nextClearBit(from);
    return next < model.transitions() ? next : AllTransitions.NONE;
  }

  void reachState(int state) {
    if (!states.get(state)) {
      states.set(state);
      reachedStates++;
    }
  }

  int reachedTransitions() {
    return reachedTransitions;
  }

  int reachedStates() {
    return reachedStates;
  }
}
