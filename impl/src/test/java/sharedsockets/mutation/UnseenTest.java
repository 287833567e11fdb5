package sharedsockets.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import sharedsockets.faults.Fault;
import sharedsockets.spec.PlantedFault;

final class UnseenTest {
  private static final Path FAULTS = Path.of("../fuzz/faults");

  @Test
  void eachIsAPlantedFault() throws Exception {
    List<String> all =
        Stream.concat(
                Stream.of(PlantedFault.values()).map(PlantedFault::text),
                Fault.in(FAULTS).stream().map(Fault::name))
            .toList();
    assertThat(all).containsAll(Unseen.known().names());
    assertThat(all).anyMatch(name -> Unseen.known().reason(name).isEmpty());
  }
}
