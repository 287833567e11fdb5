package sharedsockets.transitions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sharedsockets.model.check.InvalidModel;
import sharedsockets.model.check.Model;
import sharedsockets.model.check.Models;

final class TransitionCheckTest {
  private static TransitionCheck.Result check(String name, boolean pairs) throws InvalidModel {
    Models models = Models.read(Path.of("../model"));
    Model model = models.find(name).model();
    return new TransitionCheck(model, models.texts(model), pairs).run(progress -> {});
  }

  @Test
  void everyTransitionOfAModelIsDriven() throws Exception {
    TransitionCheck.Result result = check("notification-small", false);

    assertThat(result.divergence()).isEmpty();
    TransitionCoverage coverage = result.coverage();
    assertThat(coverage.reached()).isEqualTo(coverage.states()).isEqualTo(6590);
    // Nothing is disputed there but what the profile says: each call has one answer.
    assertThat(coverage.driven())
        .isEqualTo(coverage.transitions())
        .isEqualTo(coverage.edges())
        .isEqualTo(coverage.chosen());
    assertThat(coverage.observations()).isPositive();
    assertThat(coverage.pairs()).isZero();
  }

  @Test
  void everyTransitionIsDrivenAfterEachThatLeadsThere() throws Exception {
    TransitionCheck.Result result = check("accept-options-small", true);

    assertThat(result.conforms()).isTrue();
    assertThat(result.coverage().pairs()).isGreaterThan(result.coverage().transitions());
  }

  /** As good as a fault of the implementation: the model is wrong, and the two do not agree. */
  @ParameterizedTest
  @CsvSource({"fault-options-per-process, OPT-1", "fault-full-at-one, DSC-4"})
  void aFaultyModelIsNotAnsweredAsItWants(String name, String rule) throws Exception {
    TransitionCheck.Result result = check(name, false);

    assertThat(result.conforms()).isFalse();
    WrongAnswer divergence = result.divergence().orElseThrow();
    assertThat(String.join("\n", divergence.path()) + divergence.rules() + divergence.allowed())
        .contains(rule);
  }

  @Test
  void aModelThatDoesNotSpeakOfCallsIsRefused() throws Exception {
    assertThatThrownBy(() -> check("liveness-small", false)).isInstanceOf(InvalidModel.class);
  }
}
