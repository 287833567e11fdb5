package sharedsockets.jpf;

import java.io.IOException;
import java.nio.file.Path;
import sharedsockets.faults.Fault;
import sharedsockets.faults.FaultyCopy;
import sharedsockets.faults.UnusableFault;

/**
 * The planted faults that harnesses name.
 *
 * @param patches the folder of those of the reference implementation
 * @param sources the sources that these patch
 * @param models the folder of those of the specification, MCFaults.tla and faults/
 * @param specification the folder of SharedSockets.tla
 */
public record PlantedFaults(Path patches, Path sources, Path models, Path specification) {
  /** Plants the fault of a harness that names one. */
  FaultyCopy of(Harness harness) throws IOException, UnusableFault {
    if (harness.fault().isPresent()) {
      return FaultyCopy.of(Fault.read(patches.resolve(harness.fault().get() + ".patch")), sources);
    }
    return FaultyCopy.ofSpecification(
        harness.specificationFault().orElseThrow(), models, specification);
  }
}
