package sharedsockets.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sharedsockets.model.check.Configuration;
import sharedsockets.model.check.Models;
import sharedsockets.oracle.ProfileSetting;
import sharedsockets.replay.Program;
import sharedsockets.suite.Suite;
import sharedsockets.suite.SuitePlan;

/** The suite of one small model finds faults that each need something else of it. */
final class SuitePowerTest {
  private static final ProfileSetting PROFILE = ProfileSetting.of("windows");

  @ParameterizedTest
  @CsvSource({
    // Two arrivals with a look at the empty queue behind the second one.
    "arrivals-small, each-arrival-told",
    // Both sides end the connection, in either order.
    "shutdown-small, ended-is-quiet",
    // recv fails though there are data.
    "shutdown-small, failing-does-not-re-enable",
    // A call that does not return has likely causes, too.
    "kinds-small, fionbio-ignored",
    // What a call that finds nothing has changed is seen where there was something to be found.
    "wait-for-several-small, wait-for-all-resets-each",
  })
  void isFound(String model, String fault) throws Exception {
    Models models = Models.read(Path.of("../model").toAbsolutePath().normalize());
    Configuration configuration = models.find(model);
    SuitePlan plan = SuitePlan.of(List.of(configuration), PROFILE);
    List<SuitePower.Part> parts =
        Suite.generate(models, configuration, plan).traces().stream()
            .map(
                trace ->
                    new SuitePower.Part(
                        model, trace.rules(), new Program(trace.name(), trace.events())))
            .toList();
    Mutant.Population population = new SpecificationMutants(PROFILE, Unseen.known());
    Mutant mutant =
        population.all().stream()
            .filter(each -> each.name().equals(fault))
            .findFirst()
            .orElseThrow();
    SuitePower power = new SuitePower(parts);
    try (Mutant.Planted planted = population.with(List.of(mutant)).orElseThrow();
        Mutant.Planted none = population.with(List.of()).orElseThrow()) {
      assertThat(power.finds(mutant, planted.source())).isTrue();
      assertThat(power.control(none.source()).findings()).isEmpty();
    }
  }
}
