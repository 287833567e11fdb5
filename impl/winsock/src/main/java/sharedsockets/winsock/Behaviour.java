package sharedsockets.winsock;

import static sharedsockets.winsock.DisputedPoint.*;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The value of each disputed point that an implementation has; immutable. */
public final class Behaviour {
  private static final Behaviour WINDOWS = new Behaviour(ofWindows());

  private final Map<DisputedPoint, String> values;

  private Behaviour(Map<DisputedPoint, String> values) {
    this.values = values;
  }

  /**
   * What Windows does, as far as that is known (U1, U10, U11), and where it is not, what Wine's
   * developers found or chose.
   */
  public static Behaviour windows() {
    return WINDOWS;
  }

  private static Map<DisputedPoint, String> ofWindows() {
    Map<DisputedPoint, String> values = new EnumMap<>(DisputedPoint.class);
    values.put(U1, "kept");
    values.put(U2, "survives");
    values.put(U6, "holds");
    values.put(U8, "survives");
    values.put(U10, "silent");
    values.put(U11, "again");
    values.put(U12, "kept");
    values.put(U13, "out");
    values.put(U13a, "out");
    values.put(U13s, "out");
    values.put(U13c, "out");
    values.put(U14, "notified");
    values.put(U15, "silent");
    values.put(U16, "request");
    values.put(U17, "cleared");
    values.put(U18, "set");
    values.put(U19, "notified");
    values.put(U19c, "silent");
    values.put(U20, "accept");
    values.put(U21, "any");
    values.put(U22, "leaves");
    values.put(U23, "told");
    values.put(U24, "descriptor");
    values.put(U25, "same");
    values.put(U26, "nothing");
    values.put(U26w, "re-enables");
    values.put(U26s, "nothing");
    values.put(U28, "lost");
    values.put(U28c, "silent");
    values.put(U28r, "silent");
    values.put(U28w, "silent");
    values.put(U29, "already");
    values.put(U29w, "silent");
    values.put(U29f, "told");
    values.put(U29r, "silent");
    values.put(U30, "survives");
    values.put(U30m, "kept");
    values.put(U33, "inherited");
    values.put(U33a, "inherited");
    values.put(U33n, "not");
    values.put(U33c, "inherited");
    values.put(U34, "known");
    values.put(U34c, "leaves");
    values.put(U35, "fails");
    values.put(U35r, "survives");
    return values;
  }

  /**
   * The same, but for one point.
   *
   * @throws IllegalArgumentException if the point has no such value
   */
  public Behaviour with(DisputedPoint point, String value) {
    if (!point.possible().contains(Objects.requireNonNull(value))) {
      throw new IllegalArgumentException(
          point + " has no value \"" + value + "\", but " + point.possible());
    }
    Map<DisputedPoint, String> changed = new EnumMap<>(values);
    changed.put(point, value);
    return new Behaviour(changed);
  }

  /** What is done at a point. */
  public String value(DisputedPoint point) {
    return values.get(Objects.requireNonNull(point));
  }

  boolean is(DisputedPoint point, String value) {
    return values.get(point).equals(value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Behaviour that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  /** The points and their values, such as {@code {U1=kept, …}}. */
  @Override
  public String toString() {
    return values.toString();
  }
}
