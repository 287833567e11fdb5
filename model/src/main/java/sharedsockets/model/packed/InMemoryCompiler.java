package sharedsockets.model.packed;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.lang.invoke.MethodHandles;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Compiles one class in the running process, without files and without a class path. */
final class InMemoryCompiler {
  private static final String PACKAGE = PackedSteps.class.getPackageName();

  private InMemoryCompiler() {}

  /** The class of a source text, in this package. */
  static Class<?> compile(String name, String source) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new IllegalStateException("the compiled engine needs a JDK, not only a JRE");
    }
    JavaFileObject file = new Source(name, source);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    StringWriter messages = new StringWriter();
    JavaFileManager files =
        new OneClass(
            compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8), name, bytes);
    boolean done =
        compiler
            .getTask(
                messages,
                files,
                null,
                List.of("-g:none", "-proc:none", "-implicit:none", "-nowarn", "-Xlint:none"),
                null,
                List.of(file))
            .call();
    if (!done) {
      throw new IllegalStateException("generated code does not compile:\n" + messages);
    }
    try {
      return MethodHandles.lookup().defineHiddenClass(bytes.toByteArray(), true).lookupClass();
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String name, String text) {
      super(URI.create("memory:///" + name + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  /** A compiled class of this program, which generated code extends. */
  private static final class Known extends SimpleJavaFileObject {
    private final Class<?> type;

    Known(Class<?> type) {
      super(URI.create("memory:///" + type.getName().replace('.', '/') + ".class"), Kind.CLASS);
      this.type = type;
    }

    @Override
    public InputStream openInputStream() throws IOException {
      String file = type.getName().substring(PACKAGE.length() + 1) + ".class";
      try (InputStream stream = type.getResourceAsStream(file)) {
        return new ByteArrayInputStream(stream.readAllBytes());
      }
    }
  }

  private static final class OneClass extends ForwardingJavaFileManager<JavaFileManager> {
    private static final List<Class<?>> KNOWN =
        List.of(
            PackedSteps.class,
            PackedSteps.Sink.class,
            PackedSteps.OutOfRange.class,
            PackedSteps.Failure.class);

    private final String name;
    private final ByteArrayOutputStream bytes;

    OneClass(JavaFileManager files, String name, ByteArrayOutputStream bytes) {
      super(files);
      this.name = name;
      this.bytes = bytes;
    }

    @Override
    public Iterable<JavaFileObject> list(
        Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse)
        throws IOException {
      if (location == StandardLocation.CLASS_PATH) {
        List<JavaFileObject> known = new ArrayList<>();
        if (packageName.equals(PACKAGE)) {
          KNOWN.forEach(type -> known.add(new Known(type)));
        }
        return known;
      }
      return super.list(location, packageName, kinds, recurse);
    }

    @Override
    public String inferBinaryName(Location location, JavaFileObject file) {
      return file instanceof Known known
          ? known.type.getName()
          : super.inferBinaryName(location, file);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
      return new SimpleJavaFileObject(URI.create("memory:///" + name + ".class"), kind) {
        @Override
        public OutputStream openOutputStream() {
          return bytes;
        }
      };
    }
  }
}
