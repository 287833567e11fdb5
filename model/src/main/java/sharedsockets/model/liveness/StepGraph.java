package sharedsockets.model.liveness;

import sharedsockets.model.value.Value;

/**
 * The reachable states of a model and the steps between them, each numbered from 0. The initial
 * states come first; the steps of a state have consecutive numbers. Stuttering steps need not be
 * among them: every behaviour may stutter.
 */
public interface StepGraph {
  int states();

  int initialStates();

  int firstStep(int state);

  /** The number after that of a state's last step. */
  int endStep(int state);

  /** The state that a step leads to. */
  int target(int step);

  /** A value for each variable in the module's order; null where states do not hold it. */
  Value[] values(int state);

  /** The values after a step, those too that states do not hold. */
  Value[] valuesAfter(int step);
}
