package sharedsockets.model.check;

import java.io.Serializable;
import java.util.List;
import sharedsockets.model.value.Value;
import sharedsockets.model.value.Value.Fields;

/**
 * Steps of a model as counterexamples print them, made of what the variable {@code obs} tells of a
 * step: {@code A: recv(s = s1) -> 1 [DAT-1 NOT-4 NOT-5 NOT-7]}.
 */
public final class StepTexts implements Serializable {
  private static final long serialVersionUID = 1L;

  private final RuleIndex rules;

  StepTexts(RuleIndex rules) {
    this.rules = rules;
  }

  /** The call with its arguments and what came of it. */
  public String call(Value obs) {
    return observation(obs).toString();
  }

  /** The call with its arguments, and without what came of it. */
  public String question(Value obs) {
    return observation(obs).question();
  }

  /** What a model tells of a step that is a call or network event; null where it is none. */
  public Value observation(Counterexample.State state) {
    Value obs = state.variables().get(CounterexampleText.OBSERVATION);
    return obs instanceof Fields fields && new Observation(fields.fields()).isCall() ? obs : null;
  }

  /** The process that makes the call; {@code network} of what the network does. */
  public String process(Value obs) {
    return observation(obs).who();
  }

  /** The call with its arguments, without the process. */
  public String withoutProcess(Value obs) {
    return observation(obs).what();
  }

  /** Whether the call fails. */
  public boolean isFailure(Value obs) {
    return observation(obs).isFailure();
  }

  /** What came of the call. */
  public String answer(Value obs) {
    return observation(obs).answer();
  }

  /** The ids of the rules of a call that succeeds, or fails, as it did. */
  public List<String> rules(Value obs) {
    Observation observation = observation(obs);
    return rules.ofCall(observation.name(), observation.isFailure());
  }

  /** The whole line. */
  public String line(Value obs) {
    List<String> ids = rules(obs);
    return call(obs) + (ids.isEmpty() ? "" : "   [" + String.join(" ", ids) + "]");
  }

  private static Observation observation(Value obs) {
    if (obs instanceof Fields fields) {
      return new Observation(fields.fields());
    }
    throw new IllegalArgumentException("no observation: " + obs);
  }
}
