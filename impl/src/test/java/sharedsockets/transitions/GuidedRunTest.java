package sharedsockets.transitions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sharedsockets.model.check.Models;

final class GuidedRunTest {
  /** In both a descriptor is closed and its value comes back. */
  @ParameterizedTest
  @ValueSource(strings = {"descriptors-small", "accept-registration-small"})
  void everyTransitionCanBeBegunWith(String name) throws Exception {
    Models models = Models.read(Path.of("../model"));
    var model = models.find(name).model();
    GuidedModel guided = GuidedModel.of(model, models.texts(model), Map.of());
    GuidedRun run = guided.newRun();

    assertThat(
            IntStream.range(0, guided.transitions())
                .filter(each -> !run.leadTo(each) || run.lastTransition() != each))
        .isEmpty();
  }
}
