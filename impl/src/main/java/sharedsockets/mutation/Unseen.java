package sharedsockets.mutation;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/** The planted faults that no suite of traces can see, each with the reason. */
public final class Unseen {
  private static final String RESOURCE = "unseen.properties";

  /** What follows the name of a reason where its sentence stands; by itself it names faults. */
  private static final String SENTENCE = ".reason";

  private final Map<String, String> reasons = new TreeMap<>();

  private Unseen(Properties file) {
    for (String name : file.stringPropertyNames()) {
      if (!name.endsWith(SENTENCE)) {
        for (String fault : file.getProperty(name).split(", ")) {
          reasons.put(fault, Objects.requireNonNull(file.getProperty(name + SENTENCE), name));
        }
      }
    }
  }

  /** Those that are known. */
  public static Unseen known() {
    Properties file = new Properties();
    try (InputStream input = Unseen.class.getResourceAsStream(RESOURCE)) {
      file.load(input);
    } catch (IOException e) {
      throw new IllegalStateException(RESOURCE, e);
    }
    return new Unseen(file);
  }

  Optional<String> reason(String fault) {
    return Optional.ofNullable(reasons.get(fault));
  }

  Set<String> names() {
    return reasons.keySet();
  }
}
