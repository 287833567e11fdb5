package sharedsockets.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import sharedsockets.model.persistent.PersistentSet;
import sharedsockets.spec.Action;
import sharedsockets.spec.Point;
import sharedsockets.spec.SharedSockets;
import sharedsockets.spec.Specification;
import sharedsockets.spec.State;
import sharedsockets.trace.Event;
import sharedsockets.trace.Kind;
import sharedsockets.trace.MalformedTrace;

/**
 * Judges one trace, event by event. It follows every implementation that the profile admits and
 * that has not contradicted the trace, and tells them apart only where an event does.
 */
public final class Oracle {
  /** No document says how many descriptors a process can have; one that has none can have one. */
  static final long LEAST_TABLE = 1;

  private final Trial trial;
  private final Values values;
  private final Moves moves;
  private final LastNamed named;
  private final Journal journal = new Journal();
  private final Set<String> callers = new LinkedHashSet<>();
  private final Assignment given;

  private List<Branch> branches;
  private long sockets;

  private final Consumer<Move> taken;

  /** An oracle for implementations of one profile. */
  public Oracle(ProfileSetting profile) {
    this(profile, move -> {});
  }

  /** An oracle that tells what it took each event for. */
  Oracle(ProfileSetting profile, Consumer<Move> taken) {
    this(profile, new SharedSockets(LEAST_TABLE), taken);
  }

  /** An oracle for implementations that have a fault. */
  public Oracle(ProfileSetting profile, FaultySpecification faulty) {
    this(profile, faulty, move -> {});
  }

  private Oracle(ProfileSetting profile, Specification specification, Consumer<Move> taken) {
    this.taken = taken;
    trial = new Trial(specification);
    values = new Values();
    moves = new Moves(values);
    named = new LastNamed();
    given = profile.assignment();
    branches = List.of(new Branch(given, State.initial(PersistentSet.empty())));
  }

  /** An oracle that goes on from where another one was some events ago. */
  private Oracle(Oracle other, List<Branch> before, Specification specification) {
    taken = move -> {};
    trial = new Trial(specification);
    values = other.values;
    moves = other.moves;
    named = new LastNamed(other.named);
    given = other.given;
    branches = before;
    sockets = other.sockets;
  }

  /**
   * Judges the next event. After a divergence the trace's judgement is at its end.
   *
   * @return why no implementation of the profile could have done this, or nothing
   * @throws MalformedTrace if no implementation at all could, because the trace contradicts itself
   */
  public Optional<Divergence> next(Event event) throws MalformedTrace {
    Move move = refused(event);
    return move == null ? Optional.empty() : Optional.of(divergence(event, move));
  }

  /** Judges the next event, and says neither why not nor whether the trace contradicts itself. */
  public boolean takes(Event event) throws MalformedTrace {
    return refused(event) == null;
  }

  /**
   * What the trace looks like whose last event was refused: the planted faults under which it is
   * allowed.
   *
   * @param after some of what comes after it, which tells them apart
   */
  public List<Cause> causes(List<Event> after) {
    return diagnosis(after)
        .causes((specification, before) -> new Oracle(this, before, specification));
  }

  /**
   * The values of disputed points of which each alone allows the last event, which was refused,
   * although the profile excludes it. Of a long trace nothing is known: they may have acted before.
   */
  public Map<String, String> otherwise() {
    return journal.size() > Diagnosis.MOST_MOVES
        ? Map.of()
        : diagnosis(List.of())
            .otherwise(given, (specification, before) -> new Oracle(this, before, specification));
  }

  private Diagnosis diagnosis(List<Event> after) {
    List<Assignment> hypotheses = Diagnosis.some(assignments(), journal.size());
    return new Diagnosis(journal.latest(Diagnosis.MOST_MOVES, trial, hypotheses), after, callers);
  }

  /** Judges the next event without saying why. */
  public boolean refuses(Event event) throws MalformedTrace {
    Move move = refused(event);
    if (move != null) {
      explanation(event, move);
    }
    return move != null;
  }

  /** Takes the event, or leaves all as it is and returns the move that no branch allows. */
  private Move refused(Event event) throws MalformedTrace {
    if (event.operation().isCall()) {
      start(event);
    }
    Long socket = socketOf(event);
    if (socket == null) {
      return null;
    }
    Move move = moves.of(event, socket);
    journal.note(event.line(), event, move, branches);
    List<Branch> after = after(move);
    if (after.isEmpty()) {
      journal.refused();
      return move;
    }
    named.closing(branches.get(0).state(), event);
    branches = after;
    taken.accept(move);
    return null;
  }

  /** A process exists once it has made a call, if it was not seen before. */
  void start(Event call) {
    if (callers.add(call.process())) {
      Move start = Moves.start(call.process());
      List<Branch> started = after(start);
      if (!started.isEmpty()) {
        journal.note(call.line(), call, start, branches);
        branches = started;
        taken.accept(start);
      }
    }
  }

  /**
   * The socket of a network event, or the identity of the next new socket; null where the socket
   * was closed so long ago that nothing is known of it.
   */
  private Long socketOf(Event event) throws MalformedTrace {
    return socketAt(event, event.operation().makesSocket() ? ++sockets : sockets);
  }

  private Long socketAt(Event event, long socketOfCall) throws MalformedTrace {
    if (event.operation().isCall()) {
      return socketOfCall;
    }
    String name = (String) event.argument(1);
    Long socket = named.socket(branches.get(0).state(), event.process(), name);
    if (socket == null && !named.forgot()) {
      throw new MalformedTrace(
          event.line(),
          "network event %s: %s has had no descriptor %s"
              .formatted(event.operation(), event.process(), name));
    }
    return socket;
  }

  /** What is possible after the events so far. */
  public List<Branch> branches() {
    return branches;
  }

  /** The action of the specification that an event is. */
  public static Action actionOf(Event event) {
    return Moves.actionOf(event);
  }

  /** The socket that a descriptor names; null where it is closed. */
  public static Long socketOf(State state, String process, String descriptor) {
    return LastNamed.open(state, process, descriptor);
  }

  /** The descriptors that an event closes, with the sockets that they name before it. */
  public static Map<String, Long> closed(State state, Event event) {
    return LastNamed.closed(state, event);
  }

  /** The socket that a closed descriptor named last; null where it is not known. */
  public Long closedSocket(String process, String name) {
    return named.closed(process, name);
  }

  /** An identity that no socket has, nor has a greater one. */
  public long freshSocket() {
    return sockets + 1;
  }

  /**
   * What becomes of a branch by an event; the oracle itself stays where it is.
   *
   * @param socket the socket that a network event is about, or the identity of one that the call
   *     opens
   * @return nothing where the branch does not allow the event
   */
  public List<Branch> after(Branch branch, Event event, long socket) {
    List<Branch> after = new ArrayList<>(1);
    trial.step(branch, moves.of(event, socket), after);
    return after;
  }

  /** Whether the call would succeed in a branch, and not wait. */
  public boolean succeeds(Branch branch, Event call, long freshSocket) {
    Event asking = Candidates.askingForSomething(call);
    return outcomes(asking, List.of(branch), freshSocket).stream().anyMatch(Event::succeeded);
  }

  /** A process exists once it has made a call, if it was not seen before. */
  public Branch started(Branch branch, Event event) {
    if (!event.operation().isCall() || SharedSockets.isRunning(branch.state(), event.process())) {
      return branch;
    }
    List<Branch> started = new ArrayList<>(1);
    trial.step(branch, Moves.start(event.process()), started);
    return started.isEmpty() ? branch : started.get(0);
  }

  private List<Branch> after(Move move) {
    List<Branch> after = new ArrayList<>(branches.size());
    for (Branch branch : branches) {
      trial.step(branch, move, after);
    }
    // Many calls change nothing, and what was merged stays so.
    return Branches.same(branches, after) ? branches : Branches.merged(after);
  }

  private Divergence divergence(Event event, Move move) throws MalformedTrace {
    boolean isCall = event.operation().isCall();
    Explanation explanation = explanation(event, move);
    return new Divergence(
        event.line(),
        event.describe(),
        explanation.rules(),
        explanation.condition(),
        isCall ? Candidates.describe(outcomes(event)) : List.of(),
        isCall ? event.describeOutcome() : event.describe(),
        decided(),
        earlier(event),
        List.of(),
        List.of(),
        Map.of());
  }

  /** Why the last branches refuse the move. */
  private Explanation explanation(Event event, Move move) throws MalformedTrace {
    Explanation explanation = new Explanation(branches, move, trial);
    if (explanation.rules().isEmpty()) {
      throw new MalformedTrace(
          event.line(), event + " cannot happen here: " + explanation.impossible());
    }
    return explanation;
  }

  /** What the call could have come to here; of values and names, some. */
  public List<Event> outcomes(Event call) {
    start(call);
    return outcomes(call, branches, sockets + 1);
  }

  /** The same after other events; the process runs, and no socket has that identity. */
  public List<Event> outcomes(Event call, Iterable<Branch> before, long freshSocket) {
    List<Event> outcomes = new ArrayList<>();
    for (Branch branch : before) {
      Candidates candidates =
          new Candidates(
              values, moves, other -> trial.allows(branch, moves.of(other, freshSocket)));
      outcomes.addAll(candidates.allowed(call, branch.state()));
    }
    return outcomes;
  }

  /**
   * Whether every implementation that is still possible can do this now: the call returns, with
   * whatever outcome, or the network event can come about.
   */
  public boolean canHappen(Event request) {
    try {
      if (request.operation().isCall()) {
        start(request);
      }
      Long socket = socketAt(request, sockets + 1);
      return socket != null
          && branches.stream().allMatch(branch -> canHappen(request, socket, branch));
    } catch (MalformedTrace e) {
      return false;
    }
  }

  private boolean canHappen(Event request, long socket, Branch branch) {
    return request.operation().isCall()
        ? returns(request, branch, socket)
        : trial.allows(branch, moves.of(request, socket));
  }

  /**
   * Whether a call returns for certain, with whatever outcome. One that makes what it names must be
   * able to succeed: otherwise the name is in use.
   */
  public boolean returns(Event call, Branch branch, long freshSocket) {
    Predicate<Event> isAllowed = other -> trial.allows(branch, moves.of(other, freshSocket));
    return call.operation().namesWhatItMakes()
        ? isAllowed.test(call)
        : new Candidates(values, moves, isAllowed).returns(call, branch.state());
  }

  /** What the implementations that are still possible do at the disputed points. */
  List<Assignment> assignments() {
    return branches.stream().map(Branch::assignment).distinct().toList();
  }

  private Long socketNamed(Event request, State state) {
    String s = (String) request.argument(Kind.DESCRIPTOR);
    return s == null ? null : named.socket(state, request.process(), s);
  }

  private List<Earlier> earlier(Event event) {
    Branch last = branches.get(0);
    return new Relevance(journal, last, trial, event, socketNamed(event, last.state())).events();
  }

  /** The values of the disputed points that the trace, not the profile, has decided. */
  public Map<String, String> decided() {
    return decided(branches);
  }

  /** Those that these branches have decided alike. */
  public Map<String, String> decided(List<Branch> last) {
    Map<String, String> decided = new LinkedHashMap<>();
    for (Point point : Point.values()) {
      int value = last.get(0).assignment().value(point);
      boolean agreed =
          value >= 0
              && given.isOpen(point)
              && last.stream().allMatch(branch -> branch.assignment().value(point) == value);
      if (agreed) {
        decided.put(point.text(), point.possible().get(value).toString());
      }
    }
    return decided;
  }
}
