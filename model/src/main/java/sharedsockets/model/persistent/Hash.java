package sharedsockets.model.persistent;

/**
 * Hash codes that are the same in every run: {@link Enum} hashes by identity, so that the order of
 * a map's keys would change from run to run, and with it what a user reads.
 */
public final class Hash {
  private Hash() {}

  /** The hash code of a value; of an enumeration's constant, that of its name. */
  public static int of(Object value) {
    return value instanceof Enum<?> constant ? constant.name().hashCode() : value.hashCode();
  }
}
