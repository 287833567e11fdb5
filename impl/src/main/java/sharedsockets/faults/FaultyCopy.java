package sharedsockets.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import sharedsockets.model.system.ScratchFolder;

/**
 * The reference implementation, or the specification as Java, with a planted fault: compiled into a
 * temporary folder. Its close deletes it.
 */
public final class FaultyCopy implements AutoCloseable {
  private final CompiledSources compiled;

  private FaultyCopy(CompiledSources compiled) {
    this.compiled = compiled;
  }

  /**
   * Makes the copy.
   *
   * @param sources the sources of the reference implementation, {@code impl/winsock/src/main/java}
   * @throws UnusableFault if the fault does not fit them any more, or does not compile
   */
  public static FaultyCopy of(Fault fault, Path sources) throws IOException, UnusableFault {
    return of(List.of(fault), sources);
  }

  /**
   * Makes a copy with several faults.
   *
   * @throws UnusableFault also if they change the same lines
   */
  public static FaultyCopy of(List<Fault> faults, Path sources) throws IOException, UnusableFault {
    Map<String, String> texts = CompiledSources.textsIn(sources);
    for (Fault fault : faults) {
      texts.putAll(fault.apply(texts));
    }
    return of(String.join(" with ", faults.stream().map(Fault::name).toList()), texts);
  }

  /** A copy with no fault: what finds something in it finds too much. */
  public static FaultyCopy faultless(Path sources) throws IOException, UnusableFault {
    return of("none", CompiledSources.textsIn(sources));
  }

  /**
   * The specification as Java with a fault planted in the specification.
   *
   * @param name of a configuration in the folder of models' {@code faults}, without .cfg
   * @param models the folder of MCFaults.tla, {@code model}
   * @param specification the folder of SharedSockets.tla, {@code spec}
   * @throws UnusableFault if there is no such fault, or its operators have no form in Java
   */
  public static FaultyCopy ofSpecification(String name, Path models, Path specification)
      throws IOException, UnusableFault {
    try (ScratchFolder generated = new ScratchFolder("fault-" + name + "-")) {
      FaultySpecification.write(name, models, specification, generated.path());
      return of(name, CompiledSources.textsIn(generated.path()));
    }
  }

  private static FaultyCopy of(String name, Map<String, String> texts)
      throws IOException, UnusableFault {
    try {
      return new FaultyCopy(CompiledSources.of(texts));
    } catch (CompiledSources.DoNotCompile e) {
      throw new UnusableFault(name + ": does not compile: " + e.getMessage());
    }
  }

  /** What to put in front of the faultless one on a class path. */
  public Path classPathEntry() {
    return compiled.folder();
  }

  @Override
  public void close() {
    compiled.close();
  }
}
