package sharedsockets.order;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import sharedsockets.oracle.Branch;
import sharedsockets.oracle.Cause;
import sharedsockets.oracle.Oracle;
import sharedsockets.oracle.ProfileSetting;
import sharedsockets.oracle.Verdict;
import sharedsockets.trace.Event;
import sharedsockets.trace.Kind;

/**
 * Judges events as they come, some of which overlap: it follows every order in which they may have
 * taken effect.
 */
public final class SeveralOrders {
  /** Where more orders are to be told apart, it is time for another trace. */
  private static final int MOST = 500;

  private final ProfileSetting profile;
  private final Oracle oracle;
  private final Placement placement;
  private final List<Event> history = new ArrayList<>();
  private Set<Standing> standings;

  /** Judges implementations of one profile. */
  public SeveralOrders(ProfileSetting profile) {
    this.profile = profile;
    oracle = new Oracle(profile);
    placement = new Placement(oracle);
    standings = Set.copyOf(placement.start());
  }

  /** Whether there are few enough orders to go on. */
  public boolean areFew() {
    return standings.size() <= MOST;
  }

  /** Whether requests made at a time all return, or can happen, in whatever order. */
  public boolean canHappen(List<Event> requests) {
    List<Overlapped> round = overlapped(requests);
    Set<Standing> seen = new HashSet<>(standings);
    List<Standing> left = new ArrayList<>(standings);
    while (!left.isEmpty()) {
      Standing standing = left.remove(left.size() - 1);
      for (Overlapped request : round) {
        if (!standing.hasPlaced(request)) {
          List<Standing> after = afterAny(standing, request);
          if (after.isEmpty()) {
            return false;
          }
          after.stream().filter(seen::add).forEach(left::add);
        }
      }
    }
    return true;
  }

  /** After each outcome that the request may have; nothing where it may not return. */
  private List<Standing> afterAny(Standing standing, Overlapped request) {
    Event event = request.event();
    if (!event.operation().isCall()) {
      return placement.after(standing, request);
    }
    Branch before = oracle.started(standing.branch(), event);
    List<Event> outcomes = oracle.outcomes(event, List.of(before), request.socket());
    List<Standing> after = new ArrayList<>();
    for (Event outcome : outcomes) {
      after.addAll(
          placement.after(standing, new Overlapped(outcome, request.slot(), request.socket())));
    }
    return oracle.returns(event, before, request.socket()) ? after : List.of();
  }

  /**
   * Takes events that overlap with each other, but with no others.
   *
   * @return false, and nothing is taken, where they conform in no order
   */
  public boolean take(List<Event> events) {
    List<Overlapped> round = overlapped(events);
    Set<Standing> after = new LinkedHashSet<>(standings);
    for (int i = 0; i < round.size(); i++) {
      Set<Standing> longer = new LinkedHashSet<>();
      for (Standing standing : after) {
        for (Overlapped event : round) {
          if (!standing.hasPlaced(event) && mayBeNext(event, standing, round)) {
            longer.addAll(placement.after(standing, event));
          }
        }
      }
      after = longer;
    }
    if (after.isEmpty()) {
      return false;
    }
    standings = new LinkedHashSet<>();
    after.forEach(standing -> standings.add(standing.forgotten()));
    history.addAll(events);
    return true;
  }

  /** The judgement of all that was taken and of these events behind it. */
  public Verdict verdict(List<Event> events) {
    List<Event> all = new ArrayList<>(history);
    all.addAll(events);
    return new Judge(profile).judge(all);
  }

  /** What a trace looks like that conforms in no order. */
  public List<Cause> causes(List<Event> trace) {
    return new Judge(profile).diagnosing(0).judge(trace) instanceof Verdict.Diverges diverges
        ? diverges.divergence().causes()
        : List.of();
  }

  /** Whether requests are about one socket. */
  public boolean meet(Event one, Event other) {
    Standing standing = standings.iterator().next();
    Long socket = socketOf(one, standing);
    return socket != null && socket.equals(socketOf(other, standing));
  }

  private static Long socketOf(Event request, Standing standing) {
    String s = (String) request.argument(Kind.DESCRIPTOR);
    return s == null ? null : Oracle.socketOf(standing.state(), request.process(), s);
  }

  private static boolean mayBeNext(Overlapped event, Standing standing, List<Overlapped> round) {
    for (Overlapped other : round) {
      if (!standing.hasPlaced(other) && other.event().end() < event.event().begin()) {
        return false;
      }
    }
    return true;
  }

  private List<Overlapped> overlapped(List<Event> events) {
    List<Overlapped> round = new ArrayList<>();
    for (Event event : events) {
      round.add(new Overlapped(event, round.size(), history.size() + round.size() + 1L));
    }
    return round;
  }
}
