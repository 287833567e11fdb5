package sharedsockets.fuzz.threads;

import java.util.Set;

/** Makes new worlds, whose code makes its steps visible. */
final class Worlds {
  private final Class<?> world;

  Worlds() {
    try {
      world =
          new SteppedLoader(Worlds.class.getClassLoader(), Set.of(World.class.getName()))
              .loadClass(World.class.getName());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  Scene make() {
    try {
      return (Scene) world.getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
