package sharedsockets.oracle;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import sharedsockets.model.persistent.PersistentSet;
import sharedsockets.spec.Action;
import sharedsockets.spec.Attempt;
import sharedsockets.spec.FaultySharedSockets;
import sharedsockets.spec.PlantedFault;
import sharedsockets.spec.Profile;
import sharedsockets.spec.SharedSockets;
import sharedsockets.spec.Specification;
import sharedsockets.spec.State;
import sharedsockets.trace.Event;
import sharedsockets.trace.Kind;

/** The specification with planted faults, for the names that occur in a trace. */
public final class FaultySpecification implements Specification {
  /** A descriptor that a fault makes, and nobody uses; no trace has an empty name. */
  private static final String UNSEEN = "";

  /** The names that faults choose from. */
  private static final class Names {
    private final Set<String> descriptors = new TreeSet<>(Set.of(UNSEEN));
    private final Set<String> options = new TreeSet<>();

    Names(Collection<Event> events) {
      for (Event event : events) {
        for (int i = 0; i < event.operation().arity(); i++) {
          if (event.argument(i) instanceof String name) {
            note(event.operation().kind(i), name);
          }
        }
        if (event.result() instanceof String name) {
          note(event.operation().result(), name);
        }
      }
    }

    private void note(Kind kind, String name) {
      if (kind == Kind.DESCRIPTOR || kind == Kind.NEW_DESCRIPTOR) {
        descriptors.add(name);
      } else if (kind == Kind.OPTION) {
        options.add(name);
      }
    }
  }

  private static final SharedSockets CORRECT = new SharedSockets(Oracle.LEAST_TABLE);

  private static final long FIRST_SPARE = -1;

  /** The planted fault of that name, the name of its configuration. */
  public static PlantedFault fault(String name) {
    return Stream.of(PlantedFault.values())
        .filter(each -> each.text().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private final PersistentSet<String> faults;
  private final PersistentSet<String> options;
  private final PersistentSet<String> descriptors;
  private final PersistentSet<String> started;
  private final FaultySharedSockets usual;

  /**
   * Of a trace.
   *
   * @param events from the one on that is refused: what a fault has chosen is seen in these at the
   *     earliest
   * @param first the process that runs longest
   */
  FaultySpecification(PlantedFault fault, Collection<Event> events, String first) {
    this(fault, new Names(events), first);
  }

  private FaultySpecification(PlantedFault fault, Names names, String first) {
    this(List.of(fault), names.options, names.descriptors, first);
  }

  /**
   * For these names.
   *
   * @param faults that change different operators
   */
  public FaultySpecification(
      Collection<PlantedFault> faults,
      Collection<String> options,
      Collection<String> descriptors,
      String first) {
    this.faults = set(faults.stream().map(PlantedFault::text).toList());
    this.options = set(options);
    this.descriptors = set(descriptors);
    started = set(List.of(first));
    usual = withSpare(FIRST_SPARE);
  }

  private static PersistentSet<String> set(Collection<String> names) {
    return PersistentSet.of(names, name -> name);
  }

  @Override
  public void attempt(Action action, State state, Profile profile, Object[] args, Attempt attempt) {
    long spare = spare(state);
    FaultySharedSockets faulty = spare == FIRST_SPARE ? usual : withSpare(spare);
    faulty.attempt(action, state, profile, args, attempt);
  }

  /** An identity that no oracle gives out, for a socket that nobody but the fault makes. */
  private static long spare(State state) {
    long spare = FIRST_SPARE;
    while (SharedSockets.isThere(state, spare)) {
      spare--;
    }
    return spare;
  }

  private FaultySharedSockets withSpare(long socket) {
    return new FaultySharedSockets(
        CORRECT,
        faults,
        Oracle.LEAST_TABLE,
        options,
        descriptors,
        started,
        PersistentSet.of(List.of(socket), each -> each));
  }
}
