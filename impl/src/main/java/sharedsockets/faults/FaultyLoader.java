package sharedsockets.faults;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Classes of this program, some of them once more: the reference implementation is the faulty copy,
 * and what drives it is bound to that. All others are those of this program.
 */
public final class FaultyLoader extends URLClassLoader {
  /** The reference implementation, and what calls it; names of packages and of classes. */
  private static final List<String> ONCE_MORE =
      List.of(
          "sharedsockets.winsock.",
          "sharedsockets.binding.",
          "sharedsockets.transitions.",
          "sharedsockets.adapter.ReferenceAdapter",
          "sharedsockets.adapter.Threads");

  private FaultyLoader(List<URL> classPath) {
    super(classPath.toArray(URL[]::new), FaultyLoader.class.getClassLoader());
  }

  /** Loads from a copy, which must outlive it. */
  public static FaultyLoader of(FaultyCopy copy) {
    List<URL> classPath = new ArrayList<>(List.of(url(copy.classPathEntry())));
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      classPath.add(url(Path.of(entry)));
    }
    return new FaultyLoader(classPath);
  }

  private static URL url(Path entry) {
    try {
      return entry.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (ONCE_MORE.stream().noneMatch(name::startsWith)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? findClass(name) : loaded;
    }
  }
}
