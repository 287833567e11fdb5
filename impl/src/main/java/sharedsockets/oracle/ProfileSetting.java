package sharedsockets.oracle;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import sharedsockets.spec.Point;
import sharedsockets.spec.Profiles;

/**
 * The values of the disputed points that an oracle admits: given ones for some, any for the others.
 */
public final class ProfileSetting {
  /** Every value of every point. */
  public static final ProfileSetting ANY = new ProfileSetting("any", Assignment.OPEN);

  /** What the documents allow: every value of the points of which they say nothing. */
  public static final ProfileSetting DOCUMENTED = named("documented").orElseThrow();

  private final String name;
  private final Assignment assignment;

  private ProfileSetting(String name, Assignment assignment) {
    this.name = name;
    this.assignment = assignment;
  }

  /** The names of the profiles that need no file. */
  public static List<String> names() {
    List<String> names = new ArrayList<>(List.of(ANY.name));
    Profiles.ALL.forEach(profile -> names.add(commandName(profile.name())));
    return names;
  }

  /**
   * The profile of a name, or of a file that holds one JSON object: {@code {"U1": "kept"}}.
   *
   * @throws IllegalArgumentException if there is neither, or the file is no profile; the message is
   *     for the user
   */
  public static ProfileSetting of(String nameOrFile) {
    return named(nameOrFile).orElseGet(() -> ofFile(nameOrFile));
  }

  private static ProfileSetting ofFile(String name) {
    Path file = Path.of(name);
    if (!Files.exists(file) || Files.isDirectory(file)) {
      throw new IllegalArgumentException(
          "no profile and no file: " + name + " (profiles: " + String.join(", ", names()) + ")");
    }
    return new ProfileSetting(name, ProfileFile.read(file));
  }

  /** The profile of a name, which needs no file. */
  public static Optional<ProfileSetting> named(String name) {
    if (name.equals(ANY.name)) {
      return Optional.of(ANY);
    }
    return Profiles.ALL.stream()
        .filter(named -> name.equals(commandName(named.name())))
        .map(named -> new ProfileSetting(name, assignment(named.values())))
        .findFirst();
  }

  /** The same profile with one more point decided. */
  public ProfileSetting with(String point, String value) {
    return new ProfileSetting(name + ", " + point + ": " + value, with(assignment, point, value));
  }

  /** The same profile with every point that it leaves open decided somehow. */
  public ProfileSetting completed() {
    return new ProfileSetting(name, assignment.completed());
  }

  public String name() {
    return name;
  }

  /** The points that it decides, with their values. */
  public Map<String, String> decided() {
    Map<String, String> decided = new LinkedHashMap<>();
    for (Point point : Point.values()) {
      if (!assignment.isOpen(point)) {
        decided.put(point.text(), point.possible().get(assignment.value(point)).toString());
      }
    }
    return decided;
  }

  Assignment assignment() {
    return assignment;
  }

  /** TLA+ names hold no dots and dashes: Wine80 is wine-8.0 here. */
  private static String commandName(String name) {
    return name.toLowerCase(java.util.Locale.ROOT)
        .replaceFirst("^([a-z]+)(\\d+)(\\d)$", "$1-$2.$3");
  }

  private static Assignment assignment(Map<Point, Integer> values) {
    Assignment assignment = Assignment.OPEN;
    for (Map.Entry<Point, Integer> entry : values.entrySet()) {
      assignment = assignment.with(entry.getKey(), entry.getValue());
    }
    return assignment;
  }

  static Assignment with(Assignment assignment, String name, String value) {
    Point point = Point.of(name);
    if (point == null) {
      throw new IllegalArgumentException(
          "no disputed point " + name + " (there are " + join(List.of(Point.values())) + ")");
    }
    List<String> values = point.possible().stream().map(Object::toString).toList();
    if (!values.contains(value)) {
      throw new IllegalArgumentException(
          point.text() + " has no value \"" + value + "\" (it has " + join(values) + ")");
    }
    return assignment.with(point, values.indexOf(value));
  }

  private static String join(List<?> items) {
    return items.stream()
        .map(item -> item instanceof Point point ? point.text() : "\"" + item + "\"")
        .collect(Collectors.joining(", "));
  }
}
