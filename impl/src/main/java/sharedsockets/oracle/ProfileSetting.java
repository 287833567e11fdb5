package sharedsockets.oracle;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  public static final ProfileSetting DOCUMENTED = of("documented");

  private static final int LONGEST_FILE = 1 << 16;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

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
    if (nameOrFile.equals(ANY.name)) {
      return ANY;
    }
    for (Profiles.Named named : Profiles.ALL) {
      if (nameOrFile.equals(commandName(named.name()))) {
        return new ProfileSetting(nameOrFile, assignment(named.values()));
      }
    }
    Path file = Path.of(nameOrFile);
    if (!Files.exists(file) || Files.isDirectory(file)) {
      throw new IllegalArgumentException(
          "no profile and no file: "
              + nameOrFile
              + " (profiles: "
              + String.join(", ", names())
              + ")");
    }
    return new ProfileSetting(nameOrFile, read(file));
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

  private static Assignment read(Path file) {
    try {
      JsonNode json = JSON.readTree(text(file));
      if (!json.isObject()) {
        throw new IllegalArgumentException(file + ": a profile is a JSON object");
      }
      Assignment assignment = Assignment.OPEN;
      for (Map.Entry<String, JsonNode> member : json.properties()) {
        assignment = with(assignment, member.getKey(), member.getValue().asText());
      }
      return assignment;
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          file + place(e.getLocation()) + ": no JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new IllegalArgumentException(file + ": cannot be read", e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(prefixed(file, e.getMessage()), e);
    }
  }

  /** A pipe has no size: whether it is too long is seen while it is read. */
  private static byte[] text(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] text = in.readNBytes(LONGEST_FILE + 1);
      if (text.length > LONGEST_FILE) {
        throw new IllegalArgumentException(file + ": too long for a profile");
      }
      return text;
    }
  }

  private static String place(JsonLocation at) {
    return at == null ? "" : ":" + at.getLineNr() + ":" + at.getColumnNr();
  }

  private static String prefixed(Path file, String message) {
    return message.startsWith(file.toString()) ? message : file + ": " + message;
  }

  private static Assignment with(Assignment assignment, String name, String value) {
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
