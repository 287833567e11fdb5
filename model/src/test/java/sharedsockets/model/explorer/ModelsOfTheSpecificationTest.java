package sharedsockets.model.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import sharedsockets.model.check.Configuration;
import sharedsockets.model.check.Engine;
import sharedsockets.model.check.EngineResult;
import sharedsockets.model.check.InvalidModel;
import sharedsockets.model.check.Models;
import sharedsockets.model.check.Size;
import sharedsockets.model.tlc.TlcEngine;

/** The compiled engine on the specification's own models. */
final class ModelsOfTheSpecificationTest {
  private static List<Configuration> all() throws InvalidModel {
    return Models.read(Path.of("").toAbsolutePath()).all();
  }

  private static EngineResult explore(Engine engine, Configuration configuration)
      throws InvalidModel, InterruptedException {
    return engine.explore(configuration.model(), 2, progress -> {});
  }

  static Stream<Configuration> holding() throws InvalidModel {
    return all().stream()
        .filter(configuration -> configuration.engines().contains("compiled"))
        .filter(
            configuration ->
                configuration.size() == Size.SMALL || configuration.size() == Size.STANDARD);
  }

  /** {@code verify} holds TLC to the same numbers. */
  @ParameterizedTest
  @MethodSource("holding")
  void itFindsTheStatesOfTheManifest(Configuration configuration) throws Exception {
    EngineResult found = explore(new ExplorerEngine(), configuration);

    assertThat(found.verdict().holds()).isTrue();
    assertThat(found.reached().distinct()).isEqualTo(configuration.expected().distinct().orElse(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"descriptors-small", "notification-small"})
  void itCountsAsTlcDoes(String name) throws Exception {
    Configuration configuration =
        all().stream().filter(each -> each.name().equals(name)).findAny().orElseThrow();

    EngineResult compiled = explore(new ExplorerEngine(), configuration);
    EngineResult tlc = explore(new TlcEngine(), configuration);

    assertThat(compiled.reached().distinct()).isEqualTo(tlc.reached().distinct());
    assertThat(compiled.reached().generated()).isEqualTo(tlc.reached().generated());
  }
}
