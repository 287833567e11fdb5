package sharedsockets.model.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import sharedsockets.model.persistent.PersistentMap;

/** A specification generated, compiled and loaded, as a user of the sources would. */
final class Compiled implements AutoCloseable {
  /** A refusal; {@code expected} is null where the guard speaks of no parameter. */
  record Refusal(Object guard, List<Object> expected) {
    Object get(String component) {
      return call(guard, component);
    }
  }

  /** The reports of an action to its attempt. */
  record Told(List<Object> states, List<Refusal> refusals) {}

  private final URLClassLoader loader;
  private final Path sources;
  private Object specification;

  private Compiled(URLClassLoader loader, Path sources) {
    this.loader = loader;
    this.sources = sources;
  }

  /** What GenerateMain says where it refuses. */
  static String refusal(Path folder, String module, Path out, String... options) {
    List<String> args = new ArrayList<>(List.of(folder.toString(), module, out.toString()));
    args.addAll(List.of(options));
    var err = new ByteArrayOutputStream();
    int status =
        GenerateMain.run(
            args.toArray(new String[0]),
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    assertThat(status).isEqualTo(2);
    return err.toString(StandardCharsets.UTF_8).strip();
  }

  static Compiled of(Path folder, String module, Path out, String... options) throws Exception {
    List<String> args = new ArrayList<>(List.of(folder.toString(), module, out.toString()));
    args.addAll(List.of(options));
    var err = new ByteArrayOutputStream();
    int status =
        GenerateMain.run(
            args.toArray(new String[0]),
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    assertThat(status).as(err.toString(StandardCharsets.UTF_8)).isZero();
    Path classes = Files.createDirectories(out.resolve("classes"));
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    Path library =
        Path.of(PersistentMap.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-proc:none",
                "-Xlint:all",
                "-Werror",
                "-d",
                classes.toString(),
                "-cp",
                library.toString()));
    try (var files = Files.list(out.resolve("sharedsockets/spec"))) {
      files.map(Path::toString).filter(f -> f.endsWith(".java")).forEach(arguments::add);
    }
    var complaints = new ByteArrayOutputStream();
    int compiled = javac.run(null, null, complaints, arguments.toArray(new String[0]));
    assertThat(compiled).as(complaints.toString(StandardCharsets.UTF_8)).isZero();
    return new Compiled(
        new URLClassLoader(new URL[] {classes.toUri().toURL()}, Compiled.class.getClassLoader()),
        out.resolve("sharedsockets/spec"));
  }

  String source(String type) throws Exception {
    return Files.readString(sources.resolve(type + ".java"));
  }

  boolean has(String type) {
    return Files.exists(sources.resolve(type + ".java"));
  }

  Class<?> type(String name) throws ClassNotFoundException {
    return loader.loadClass("sharedsockets.spec." + name);
  }

  /** An enumeration's constant by the specification's text. */
  Object value(String type, String text) throws Exception {
    Object value = type(type).getMethod("of", String.class).invoke(null, text);
    assertThat(value).as(type + " " + text).isNotNull();
    return value;
  }

  Object constant(String type, String name) throws Exception {
    return type(type).getField(name).get(null);
  }

  void create(String type, Object... args) throws Exception {
    specification = type(type).getConstructors()[0].newInstance(args);
  }

  Object initial(Object... args) throws Exception {
    for (Method method : type("State").getMethods()) {
      if (method.getName().equals("initial")) {
        return method.invoke(null, args);
      }
    }
    throw new AssertionError("no State.initial");
  }

  Object[] actions() throws Exception {
    return type("Action").getEnumConstants();
  }

  /** Attempts an action by its name; {@code profile} is null where there is none. */
  Told attempt(String action, Object state, Object profile, Object... args) throws Exception {
    Class<?> attemptType = type("Attempt");
    List<Object> states = new ArrayList<>();
    List<Refusal> refusals = new ArrayList<>();
    Object attempt =
        Proxy.newProxyInstance(
            loader,
            new Class<?>[] {attemptType},
            (proxy, method, arguments) -> {
              if (method.getName().equals("next")) {
                states.add(arguments[0]);
              } else {
                List<Object> expected = null;
                if (arguments.length == 2) {
                  expected = new ArrayList<>();
                  for (Object value : (Iterable<?>) ((Supplier<?>) arguments[1]).get()) {
                    expected.add(value);
                  }
                }
                refusals.add(new Refusal(arguments[0], expected));
              }
              return null;
            });
    List<Object> all = new ArrayList<>();
    all.add(value("Action", action));
    all.add(state);
    if (profile != null) {
      all.add(profile);
    }
    all.add(args);
    all.add(attempt);
    for (Method method : specification.getClass().getMethods()) {
      if (method.getName().equals("attempt")) {
        try {
          method.invoke(specification, all.toArray());
        } catch (InvocationTargetException e) {
          throw new AssertionError(action + Arrays.toString(args) + " in " + state, e.getCause());
        }
      }
    }
    return new Told(states, refusals);
  }

  /** Calls a method without parameters, such as a record's accessor. */
  static Object call(Object target, String method) {
    try {
      Method found = target.getClass().getMethod(method);
      found.setAccessible(true);
      return found.invoke(target);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  /** A field by its name in the specification. */
  static Object field(Object owner, String name) {
    return ((Map<?, ?>) call(owner, "fields")).get(name);
  }

  @Override
  public void close() throws Exception {
    loader.close();
  }
}
