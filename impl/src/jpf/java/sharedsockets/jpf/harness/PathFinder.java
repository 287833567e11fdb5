package sharedsockets.jpf.harness;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The requests of a program to Java PathFinder, by reflection, since it is not on the class path
 * when this is compiled. Without it choices are enumerated, by running the program again for each.
 */
final class PathFinder {
  private static final Class<?> VERIFY = verify();

  /** Outside Java PathFinder: the choices of this run, and of how many each. */
  private static final List<int[]> CHOICES = new ArrayList<>();

  private static final Map<Integer, Integer> NOTES = new HashMap<>();

  private static int made;

  private PathFinder() {}

  private static Class<?> verify() {
    try {
      return Class.forName("gov.nasa.jpf.vm.Verify");
    } catch (ClassNotFoundException e) {
      return null;
    }
  }

  /** One of 0 … {@code count} - 1; in the end each of them. */
  static int choose(int count) {
    if (VERIFY != null) {
      return (Integer) call("getInt", 0, count - 1);
    }
    if (made == CHOICES.size()) {
      CHOICES.add(new int[] {0, count});
    }
    return CHOICES.get(made++)[0];
  }

  /** Whether the program is to be run again for another choice; never in Java PathFinder. */
  static boolean hasMore() {
    made = 0;
    while (!CHOICES.isEmpty()) {
      int[] last = CHOICES.get(CHOICES.size() - 1);
      if (++last[0] < last[1]) {
        return true;
      }
      CHOICES.remove(CHOICES.size() - 1);
    }
    return false;
  }

  /** Ends a transition: where the state is one that was seen before, this run ends. */
  static void matchState() {
    if (VERIFY != null) {
      call("breakTransition", "step", 0, 0);
    }
  }

  /** Writes a number at a place of a memory that choices do not undo; 0 where none was written. */
  static void note(int place, int number) {
    if (VERIFY != null) {
      call("setCounter", place, number);
    } else {
      NOTES.put(place, number);
    }
  }

  static int noted(int place) {
    return VERIFY != null ? (Integer) call("getCounter", place) : NOTES.getOrDefault(place, 0);
  }

  /** No other thread runs from here on. */
  static void beginAtomic() {
    if (VERIFY != null) {
      call("beginAtomic");
    }
  }

  /** Other threads may run again. */
  static void endAtomic() {
    if (VERIFY != null) {
      call("endAtomic");
    }
  }

  private static Object call(String name, Object... arguments) {
    Class<?>[] types = new Class<?>[arguments.length];
    for (int i = 0; i < types.length; i++) {
      types[i] = arguments[i] instanceof Integer ? int.class : arguments[i].getClass();
    }
    try {
      Method method = VERIFY.getMethod(name, types);
      return method.invoke(null, arguments);
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("Java PathFinder has no Verify." + name, e);
    }
  }
}
