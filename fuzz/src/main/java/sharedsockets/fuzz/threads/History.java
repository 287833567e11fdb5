package sharedsockets.fuzz.threads;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sharedsockets.oracle.ProfileSetting;
import sharedsockets.order.Respondent;
import sharedsockets.trace.Event;
import sharedsockets.trace.Operation;
import sharedsockets.winsock.Behaviour;
import sharedsockets.winsock.DisputedPoint;

/**
 * The result of a run of a program with threads.
 *
 * @param before events one after the other, from the beginning
 * @param overlapping events with their begin and end
 * @param stuck calls that had not returned when no thread could go on
 * @param sawEnd whether the peer of the first socket has seen the end; null if that is not asked
 * @param failure an exception that no call may throw; null if there was none
 * @param connects whether the sockets s4 and s8 are connected
 */
record History(
    List<Event> before,
    List<Event> overlapping,
    List<Event> stuck,
    Boolean sawEnd,
    Throwable failure,
    boolean connects) {
  private static final Respondent BEGINNING = new Respondent(windows());
  private static final String ANY_NAME = "new";
  private static final String NOTHING = "nothing";

  private static ProfileSetting windows() {
    ProfileSetting profile = ProfileSetting.of("windows");
    for (DisputedPoint point : DisputedPoint.values()) {
      profile = profile.with(point.name(), Behaviour.windows().value(point));
    }
    return profile;
  }

  /** What the specification makes of the events before; nothing if they do not conform. */
  Optional<Respondent> beginning() {
    Respondent respondent = BEGINNING;
    for (Event event : before) {
      Optional<Respondent> after = respondent.after(event);
      if (after.isEmpty()) {
        return after;
      }
      respondent = after.get();
    }
    return Optional.of(respondent);
  }

  /**
   * Whether it is linearizable: the events took effect in some order that their times allow, and
   * after it the calls that have not returned may still wait.
   */
  boolean isLinearizable(Respondent beginning) {
    return failure == null && isLinearizable(new Told(beginning, connects), overlapping, 0);
  }

  private boolean isLinearizable(Told told, List<Event> all, int placed) {
    if (placed == (1 << all.size()) - 1) {
      return isRightEnd(told.respondent());
    }
    double firstEnd = Double.MAX_VALUE;
    for (int i = 0; i < all.size(); i++) {
      if ((placed >>> i & 1) == 0) {
        firstEnd = Math.min(firstEnd, all.get(i).end());
      }
    }
    for (int i = 0; i < all.size(); i++) {
      if ((placed >>> i & 1) == 0 && all.get(i).begin() <= firstEnd) {
        Optional<Told> after = told.after(all.get(i));
        if (after.isPresent() && isLinearizable(after.get(), all, placed | 1 << i)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isRightEnd(Respondent respondent) {
    for (Event call : stuck) {
      if (!call.operation().isCall()) {
        return false; // The network waits for nobody: two threads want each other's lock.
      }
      Optional<Object> poll = respondent.answer(call, ANY_NAME).map(it -> outcome(it.answer()));
      boolean mayWait =
          switch (call.operation()) {
            case WAIT_FOR_EVENT, WAIT_FOR_EVENTS ->
                poll.equals(Optional.of(NOTHING)) && !hasEnded(call);
            default -> respondent.after(call).isPresent();
          };
      if (poll.isPresent() && !mayWait) {
        return false;
      }
    }
    return sawEnd == null
        || sawEnd
            == respondent
                .after(Event.network(respondent.line(), Operation.PEER_SEES_END, "C", "s4"))
                .isPresent();
  }

  /** Whether what a call waits for is no more. */
  private boolean hasEnded(Event wait) {
    return overlapping.stream()
        .anyMatch(
            event ->
                (event.operation() == Operation.CLOSE_EVENT
                        || event.operation() == Operation.DESTROY_WINDOW)
                    && event.succeeded()
                    && event.process().equals(wait.process())
                    && names(wait, event.argument(0)));
  }

  private static boolean names(Event wait, Object object) {
    return wait.argument(0) instanceof List<?> objects
        ? objects.contains(object)
        : object.equals(wait.argument(0));
  }

  /** What a poll comes to. */
  private static Object outcome(Event poll) {
    if (poll.failed()) {
      return poll.error();
    }
    return poll.result() == null || poll.result().equals("WSA_WAIT_TIMEOUT")
        ? NOTHING
        : poll.result();
  }

  /** All events, as a trace, which has no network event that has not happened. */
  List<Event> trace() {
    List<Event> trace = new ArrayList<>();
    for (Event event : before) {
      double at = trace.size() + 1.0 - before.size();
      trace.add(event.with(trace.size() + 1L, event.arguments()).during(at, at));
    }
    for (Event event : overlapping) {
      trace.add(event.with(trace.size() + 1L, event.arguments()));
    }
    for (Event call : stuck.stream().filter(event -> event.operation().isCall()).toList()) {
      trace.add(call.with(trace.size() + 1L, call.arguments()));
    }
    return trace;
  }
}
