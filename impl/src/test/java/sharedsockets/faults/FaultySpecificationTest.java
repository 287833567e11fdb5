package sharedsockets.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Faults planted in the specification, as Java. */
final class FaultySpecificationTest {
  private static final Path MODELS = Path.of("../model");
  private static final Path SPECIFICATION = Path.of("../spec");

  @Test
  @Tag("long")
  void isCompiledAndDeleted() throws Exception {
    Path classes;
    try (FaultyCopy copy =
        FaultyCopy.ofSpecification("registered-blocking", MODELS, SPECIFICATION)) {
      classes = copy.classPathEntry();
      assertThat(classes.resolve("sharedsockets/spec/SocketState.class")).exists();
    }
    assertThat(Files.exists(classes)).isFalse();
  }

  @Test
  void whatCannotBePlantedIsTold() {
    assertThatThrownBy(() -> FaultyCopy.ofSpecification("none", MODELS, SPECIFICATION))
        .isInstanceOf(UnusableFault.class)
        .hasMessageContaining("none.cfg");
    // It overrides what only the model has.
    assertThatThrownBy(() -> FaultyCopy.ofSpecification("peek-reads", MODELS, SPECIFICATION))
        .isInstanceOf(UnusableFault.class)
        .hasMessageContaining("no Arrivals <- Letters");
  }
}
