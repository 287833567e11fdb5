package sharedsockets.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The planted faults of the reference implementation.
 *
 * @param patches the folder of them
 * @param sources the sources of the reference implementation
 */
public record Faults(Path patches, Path sources) {
  /**
   * Those of a checkout.
   *
   * @param root the checkout's folder
   */
  public static Faults of(Path root) {
    return new Faults(root.resolve("fuzz/faults"), root.resolve("impl/winsock/src/main/java"));
  }

  /** Whether both folders exist. */
  public boolean exist() {
    return Files.isDirectory(patches) && Files.isDirectory(sources);
  }

  /** All, by name. */
  public List<Fault> all() throws IOException, UnusableFault {
    return Fault.in(patches);
  }

  /**
   * The fault of a name.
   *
   * @throws IOException also if there is none
   */
  public Fault named(String name) throws IOException, UnusableFault {
    return Fault.read(patches.resolve(name + Fault.SUFFIX));
  }

  /** Plants a fault. */
  public FaultyCopy plant(Fault fault) throws IOException, UnusableFault {
    return FaultyCopy.of(fault, sources);
  }

  /** Plants the fault of a name. */
  public FaultyCopy plant(String name) throws IOException, UnusableFault {
    return plant(named(name));
  }
}
