package sharedsockets.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sharedsockets.model.check.Configuration;
import sharedsockets.model.check.InvalidModel;
import sharedsockets.model.check.Models;
import sharedsockets.oracle.ProfileSetting;
import sharedsockets.replay.Program;
import sharedsockets.suite.Suite;
import sharedsockets.suite.SuitePlan;

/** The suite of one small model finds faults that each need something else of it. */
final class SuitePowerTest {
  private static final ProfileSetting PROFILE = ProfileSetting.of("windows");
  private static final Mutant.Population MUTANTS =
      new SpecificationMutants(PROFILE, Unseen.known());
  private static final Map<String, SuitePower> SUITES = new HashMap<>();

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
    Mutant mutant =
        MUTANTS.all().stream().filter(each -> each.name().equals(fault)).findFirst().orElseThrow();
    try (Mutant.Planted planted = MUTANTS.with(List.of(mutant)).orElseThrow()) {
      assertThat(suite(model).finds(mutant, planted.source())).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"arrivals-small", "shutdown-small", "kinds-small", "wait-for-several-small"})
  @Tag("long")
  void nothingIsFoundWhereThereIsNoFault(String model) throws Exception {
    try (Mutant.Planted none = MUTANTS.with(List.of()).orElseThrow()) {
      assertThat(suite(model).control(none.source()).findings()).isEmpty();
    }
  }

  /** Made once. */
  private static SuitePower suite(String model) throws InvalidModel {
    SuitePower known = SUITES.get(model);
    if (known == null) {
      known = new SuitePower(parts(model));
      SUITES.put(model, known);
    }
    return known;
  }

  private static List<SuitePower.Part> parts(String model) throws InvalidModel {
    Models models = Models.read(Path.of("../model").toAbsolutePath().normalize());
    Configuration configuration = models.find(model);
    SuitePlan plan = SuitePlan.of(List.of(configuration), PROFILE);
    return Suite.generate(models, configuration, plan).traces().stream()
        .map(
            trace ->
                new SuitePower.Part(
                    model, trace.rules(), new Program(trace.name(), trace.events())))
        .toList();
  }
}
