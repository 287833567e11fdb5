package sharedsockets.mutation;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import sharedsockets.adapter.AdapterSource;
import sharedsockets.oracle.FaultySpecification;
import sharedsockets.oracle.Oracle;
import sharedsockets.oracle.ProfileSetting;
import sharedsockets.spec.PlantedFault;

/** The specification with planted faults of {@code model/faults}, as an implementation. */
public final class SpecificationMutants implements Mutant.Population {
  /** The names that faults choose from. */
  private static final List<String> DESCRIPTORS = List.of("s1", "s2", "s3");

  private static final List<String> OPTIONS =
      List.of("SO_KEEPALIVE", "SO_RCVBUF", "SO_SNDBUF", "TCP_NODELAY");

  private static final String FIRST = "A";

  private final ProfileSetting profile;
  private final Unseen unseen;

  /**
   * Implementations that do this at the disputed points.
   *
   * @param profile what it leaves open is chosen once for all
   */
  public SpecificationMutants(ProfileSetting profile, Unseen unseen) {
    this.profile = profile.completed();
    this.unseen = unseen;
  }

  @Override
  public String name() {
    return "specification";
  }

  @Override
  public List<Mutant> all() {
    return Stream.of(PlantedFault.values())
        .map(each -> new Mutant(each.text(), each.rules(), unseen.reason(each.text())))
        .toList();
  }

  @Override
  public Optional<Mutant.Planted> with(List<Mutant> faults) {
    List<PlantedFault> planted =
        faults.stream().map(each -> FaultySpecification.fault(each.name())).toList();
    return overlap(planted) ? Optional.empty() : Optional.of(planted(planted));
  }

  private static boolean overlap(List<PlantedFault> faults) {
    for (int i = 0; i < faults.size(); i++) {
      for (PlantedFault other : faults.subList(i + 1, faults.size())) {
        if (!Collections.disjoint(faults.get(i).operators(), other.operators())) {
          return true;
        }
      }
    }
    return false;
  }

  private Mutant.Planted planted(List<PlantedFault> faults) {
    FaultySpecification faulty = new FaultySpecification(faults, OPTIONS, DESCRIPTORS, FIRST);
    AdapterSource source =
        () -> new SpecifiedAdapter(() -> new Oracle(profile, faulty), () -> new Oracle(profile));
    return new Mutant.Planted() {
      @Override
      public AdapterSource source() {
        return source;
      }

      @Override
      public void close() {}
    };
  }
}
