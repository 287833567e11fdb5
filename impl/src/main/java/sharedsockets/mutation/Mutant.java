package sharedsockets.mutation;

import java.util.List;
import java.util.Optional;
import sharedsockets.adapter.AdapterSource;
import sharedsockets.replay.Finding;

/**
 * An implementation with one planted fault.
 *
 * @param name of the fault
 * @param rules that it breaks
 * @param unseen why no suite can see it, if so
 */
public record Mutant(String name, List<String> rules, Optional<String> unseen) {
  /** Implementations with planted faults. */
  public interface Population {
    /** Where the faults are planted. */
    String name();

    /** One for each fault. */
    List<Mutant> all();

    /**
     * The implementation with these faults.
     *
     * @return nothing where they cannot be planted together
     */
    Optional<Planted> with(List<Mutant> faults) throws PlantingFailed;
  }

  /** An implementation, until it is closed. */
  public interface Planted extends AutoCloseable {
    AdapterSource source();

    @Override
    void close();
  }

  /** A fault that cannot be planted at all. */
  public static final class PlantingFailed extends Exception {
    private static final long serialVersionUID = 1L;

    PlantingFailed(String message, Throwable cause) {
      super(message, cause);
    }
  }

  public Mutant {
    rules = List.copyOf(rules);
  }

  /** Whether a finding names it, or a rule that it breaks, by itself or by its likely causes. */
  boolean isNamedBy(Finding finding) {
    return isBroken(finding.deviation().rules())
        || finding.causes().stream()
            .anyMatch(cause -> cause.fault().equals(name) || isBroken(cause.rules()));
  }

  /** Whether it alone explains a finding. */
  boolean explains(Finding finding) {
    return finding.causes().stream().anyMatch(cause -> cause.fault().equals(name));
  }

  private boolean isBroken(List<String> ids) {
    return ids.stream().anyMatch(rules::contains);
  }
}
