package sharedsockets.winsock;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The objects that are reachable from given ones, through this package's fields, and collections.
 */
final class Reachable {
  private final Set<Object> found = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<Object> open = new ArrayDeque<>();

  private Reachable() {}

  /** The objects of one class that can be reached. */
  static <T> Set<T> of(Class<T> type, Object... from) {
    Reachable reachable = new Reachable();
    Arrays.asList(from).forEach(root -> reachable.meet(root));
    while (!reachable.open.isEmpty()) {
      reachable.follow(reachable.open.remove());
    }
    Set<T> ofType = Collections.newSetFromMap(new IdentityHashMap<>());
    reachable.found.stream().filter(type::isInstance).map(type::cast).forEach(ofType::add);
    return ofType;
  }

  private void meet(Object object) {
    if (object != null && found.add(object)) {
      open.add(object);
    }
  }

  private void follow(Object object) {
    if (object instanceof Object[] array) {
      Arrays.asList(array).forEach(element -> meet(element));
    } else if (object instanceof Collection<?> collection) {
      collection.forEach(element -> meet(element));
    } else if (object instanceof Map<?, ?> map) {
      meet(map.keySet());
      meet(map.values());
    } else if (object.getClass().getPackage() == Winsock.class.getPackage()) {
      for (Field field : object.getClass().getDeclaredFields()) {
        if (!field.getType().isPrimitive() && !Modifier.isStatic(field.getModifiers())) {
          meet(valueOf(field, object));
        }
      }
    }
  }

  private static Object valueOf(Field field, Object object) {
    try {
      field.setAccessible(true);
      return field.get(object);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}
