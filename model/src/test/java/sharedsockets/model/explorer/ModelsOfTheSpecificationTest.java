package sharedsockets.model.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sharedsockets.model.check.Configuration;
import sharedsockets.model.check.Engine;
import sharedsockets.model.check.EngineResult;
import sharedsockets.model.check.InvalidModel;
import sharedsockets.model.check.Models;
import sharedsockets.model.tlc.TlcEngine;

/** The compiled engine on the specification's own models. */
final class ModelsOfTheSpecificationTest {
  private static Configuration configuration(String name) throws InvalidModel {
    return Models.read(Path.of("").toAbsolutePath()).find(name);
  }

  private static EngineResult explore(Engine engine, Configuration configuration)
      throws InvalidModel, InterruptedException {
    return engine.explore(configuration.model(), 2, progress -> {});
  }

  /** {@code verify} does so with all models, and holds TLC to the same numbers. */
  @ParameterizedTest
  @ValueSource(strings = {"descriptors-small", "windows-close-small", "accept-options-small"})
  void itFindsTheStatesOfTheManifest(String name) throws Exception {
    Configuration configuration = configuration(name);

    EngineResult found = explore(new ExplorerEngine(), configuration);

    assertThat(found.verdict().holds()).isTrue();
    assertThat(found.reached().distinct()).isEqualTo(configuration.expected().distinct().orElse(0));
  }

  @Test
  @Tag("long")
  void itCountsAsTlcDoes() throws Exception {
    Configuration configuration = configuration("options-unnamed-small");

    EngineResult compiled = explore(new ExplorerEngine(), configuration);
    EngineResult tlc = explore(new TlcEngine(), configuration);

    assertThat(compiled.reached().distinct()).isEqualTo(tlc.reached().distinct());
    assertThat(compiled.reached().generated()).isEqualTo(tlc.reached().generated());
  }
}
