package sharedsockets.faults;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import sharedsockets.model.system.ScratchFolder;

/** Java sources, compiled into a temporary folder. Its close deletes it. */
public final class CompiledSources implements AutoCloseable {
  private static final String JAVA = ".java";

  private final ScratchFolder classes;

  /** Sources that do not compile. The message has the first error, with its place. */
  public static final class DoNotCompile extends Exception {
    private static final long serialVersionUID = 1L;

    private DoNotCompile(String message) {
      super(message);
    }
  }

  private CompiledSources(ScratchFolder classes) {
    this.classes = classes;
  }

  /**
   * Compiles what is in a folder.
   *
   * @param classPath of what the sources need
   */
  public static CompiledSources of(Path sources, String classPath)
      throws IOException, DoNotCompile {
    return of(textsIn(sources), List.of("-cp", classPath));
  }

  /**
   * Compiles sources that need nothing.
   *
   * @param texts by the names of their files
   */
  static CompiledSources of(Map<String, String> texts) throws IOException, DoNotCompile {
    return of(texts, List.of());
  }

  private static CompiledSources of(Map<String, String> texts, List<String> furtherOptions)
      throws IOException, DoNotCompile {
    CompiledSources compiled = new CompiledSources(new ScratchFolder("classes-"));
    boolean isMade = false;
    try {
      compile(texts, compiled.folder(), furtherOptions);
      isMade = true;
      return compiled;
    } finally {
      if (!isMade) {
        compiled.close();
      }
    }
  }

  /** The sources in a folder and in those below it, by their names from there on. */
  static Map<String, String> textsIn(Path folder) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(file -> file.toString().endsWith(JAVA)).toList()) {
        texts.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
      }
    }
    return texts;
  }

  /** For a class path. */
  public Path folder() {
    return classes.path();
  }

  private static void compile(Map<String, String> texts, Path classes, List<String> furtherOptions)
      throws IOException, DoNotCompile {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new IOException("Java sources need a JDK; this is a runtime without a compiler");
    }
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(found, null, null)) {
      List<String> options = new ArrayList<>(furtherOptions);
      options.addAll(List.of("-d", classes.toString(), "-nowarn", "-proc:none", "--release", "17"));
      options.add("-g"); // Checkers show lines.
      // Java PathFinder takes the second concatenation of a class X for the class X$1.
      options.add("-XDstringConcat=inline");
      List<Source> sources = new ArrayList<>();
      texts.forEach((name, text) -> sources.add(new Source(name, text)));
      if (!compiler.getTask(null, files, found, options, null, sources).call()) {
        throw new DoNotCompile(firstError(found));
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
