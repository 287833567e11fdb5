package sharedsockets.jpf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import sharedsockets.faults.CompiledSources;

/**
 * Reductions of Java PathFinder's state space that lose no behaviour: settings, and classes of its
 * own kind, compiled for the one that is there. Its close deletes these.
 */
final class Reduction implements AutoCloseable {
  private static final String FOLDER = "host";
  private static final String PACKAGE = "sharedsockets.jpf.host.";

  private final Optional<CompiledSources> classes;

  private Reduction(Optional<CompiledSources> classes) {
    this.classes = classes;
  }

  /**
   * Compiles the classes.
   *
   * @param harnesses the folder of harnesses; where it has no such classes nothing is reduced
   */
  static Reduction of(Installation installation, Path harnesses) throws IOException {
    Path sources = harnesses.resolve(FOLDER);
    if (!Files.isDirectory(sources)) {
      return new Reduction(Optional.empty());
    }
    try {
      return new Reduction(Optional.of(CompiledSources.of(sources, installation.classPath())));
    } catch (CompiledSources.DoNotCompile e) {
      throw new IOException(
          sources
              + " does not fit the Java PathFinder in "
              + installation.folder()
              + ": "
              + e.getMessage());
    }
  }

  /** In the form of Java PathFinder's command line. */
  List<String> settings() {
    return classes.map(compiled -> settings(compiled.folder())).orElse(List.of());
  }

  private static List<String> settings(Path folder) {
    return List.of(
        "+native_classpath+=," + folder,
        "+vm.time.class=" + PACKAGE + "NoTime",
        "+vm.scheduler.sync.class=" + PACKAGE + "FirstLocks",
        "+filter.static_ammendments=" + PACKAGE + "Constants",
        "+filter.instance_ammendments=" + PACKAGE + "Constants",
        // Other threads run before locks; who has given one up or notified does nothing that they
        // see.
        "+cg.break_lock_release=false",
        "+cg.break_notify=false",
        "+vm.max_transition_length=MAX",
        // States are compared by what can be reached in any case.
        "+vm.gc=false");
  }

  @Override
  public void close() {
    classes.ifPresent(CompiledSources::close);
  }
}
