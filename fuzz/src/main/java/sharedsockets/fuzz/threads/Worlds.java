package sharedsockets.fuzz.threads;

import java.util.Set;
import sharedsockets.binding.WinsockCalls;

/** Makes new worlds, whose code makes its steps visible. */
final class Worlds {
  private final Class<?> world;

  Worlds() {
    try {
      String name = World.class.getName();
      Set<String> alsoLoaded = Set.of(name, WinsockCalls.class.getPackageName());
      world = new SteppedLoader(Worlds.class.getClassLoader(), alsoLoaded).loadClass(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Makes one.
   *
   * @param connects whether it connects the first two sockets of C, once there are two
   */
  Scene make(boolean connects) {
    try {
      return (Scene) world.getConstructor(boolean.class).newInstance(connects);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
