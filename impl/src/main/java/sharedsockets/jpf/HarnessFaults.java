package sharedsockets.jpf;

import java.io.IOException;
import java.nio.file.Path;
import sharedsockets.faults.Faults;
import sharedsockets.faults.FaultyCopy;
import sharedsockets.faults.UnusableFault;

/**
 * The planted faults that harnesses name.
 *
 * @param ofImplementation those of the reference implementation
 * @param models the folder of those of the specification, MCFaults.tla and faults/
 * @param specification the folder of SharedSockets.tla
 */
public record HarnessFaults(Faults ofImplementation, Path models, Path specification) {
  /** Plants the fault of a harness that names one. */
  FaultyCopy plant(Harness harness) throws IOException, UnusableFault {
    return harness.fault().isPresent()
        ? ofImplementation.plant(harness.fault().get())
        : FaultyCopy.ofSpecification(
            harness.specificationFault().orElseThrow(), models, specification);
  }
}
