package sharedsockets.mutation;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/** The planted faults that no suite of traces can see, each with the reason. */
public final class Unseen {
  private static final String RESOURCE = "unseen.properties";

  private final Properties reasons;

  private Unseen(Properties reasons) {
    this.reasons = reasons;
  }

  /** Those that are known. */
  public static Unseen known() {
    Properties reasons = new Properties();
    try (InputStream input = Unseen.class.getResourceAsStream(RESOURCE)) {
      reasons.load(input);
    } catch (IOException e) {
      throw new IllegalStateException(RESOURCE, e);
    }
    return new Unseen(reasons);
  }

  Optional<String> reason(String fault) {
    return Optional.ofNullable(reasons.getProperty(fault));
  }

  Set<String> names() {
    return reasons.stringPropertyNames();
  }
}
