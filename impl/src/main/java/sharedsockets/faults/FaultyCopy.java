package sharedsockets.faults;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import sharedsockets.model.system.ScratchFolder;

/**
 * The reference implementation, or the specification as Java, with a planted fault: compiled into a
 * temporary folder. Its close deletes it.
 */
public final class FaultyCopy implements AutoCloseable {
  private static final String JAVA = ".java";

  private final ScratchFolder classes;

  private FaultyCopy(ScratchFolder classes) {
    this.classes = classes;
  }

  /**
   * Makes the copy.
   *
   * @param sources the sources of the reference implementation, {@code impl/winsock/src/main/java}
   * @throws UnusableFault if the fault does not fit them any more, or does not compile
   */
  public static FaultyCopy of(Fault fault, Path sources) throws IOException, UnusableFault {
    return compiled(fault.name(), sources(sources, fault.apply(sources)), List.of());
  }

  /** A copy with no fault: what finds something in it finds too much. */
  public static FaultyCopy faultless(Path sources) throws IOException, UnusableFault {
    return compiled("none", sources(sources, Map.of()), List.of());
  }

  /** The same of sources that need others' classes. */
  public static FaultyCopy faultless(Path sources, String classPath)
      throws IOException, UnusableFault {
    return compiled("none", sources(sources, Map.of()), List.of("-cp", classPath));
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
      return compiled(name, sources(generated.path(), Map.of()), List.of());
    }
  }

  private static FaultyCopy compiled(
      String name, List<JavaFileObject> all, List<String> furtherOptions)
      throws IOException, UnusableFault {
    ScratchFolder classes = new ScratchFolder("fault-" + name + "-");
    FaultyCopy copy = new FaultyCopy(classes);
    boolean isMade = false;
    try {
      compile(name, all, classes.path(), furtherOptions);
      isMade = true;
      return copy;
    } finally {
      if (!isMade) {
        copy.close();
      }
    }
  }

  /** What to put in front of the faultless one on a class path. */
  public Path classPathEntry() {
    return classes.path();
  }

  private static List<JavaFileObject> sources(Path sources, Map<String, String> faulty)
      throws IOException {
    List<JavaFileObject> all = new ArrayList<>();
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path file : files.filter(file -> file.toString().endsWith(JAVA)).sorted().toList()) {
        String name = sources.relativize(file).toString().replace('\\', '/');
        String changed = faulty.get(name);
        all.add(new Source(name, changed == null ? Files.readString(file) : changed));
      }
    }
    return all;
  }

  private static void compile(
      String name, List<JavaFileObject> sources, Path classes, List<String> furtherOptions)
      throws IOException, UnusableFault {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new IOException("planted faults need a JDK; this is a runtime without a compiler");
    }
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(found, null, null)) {
      // With debug information: checkers show lines.
      List<String> options = new ArrayList<>(furtherOptions);
      options.addAll(
          List.of("-d", classes.toString(), "-g", "-nowarn", "-proc:none", "--release", "17"));
      if (!compiler.getTask(null, files, found, options, null, sources).call()) {
        throw new UnusableFault(name + ": does not compile: " + firstError(found));
      }
    }
  }

  private static String firstError(DiagnosticCollector<JavaFileObject> found) {
    for (Diagnostic<? extends JavaFileObject> diagnostic : found.getDiagnostics()) {
      if (diagnostic.getKind() == Diagnostic.Kind.ERROR) {
        JavaFileObject source = diagnostic.getSource();
        String place = source == null ? "" : source.getName() + ":" + diagnostic.getLineNumber();
        return place + " " + diagnostic.getMessage(Locale.ROOT).replace('\n', ' ');
      }
    }
    return "the compiler does not say why";
  }

  @Override
  public void close() {
    classes.close();
  }

  /** A source in memory. */
  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String name, String text) {
      super(URI.create("memory:///" + name), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
