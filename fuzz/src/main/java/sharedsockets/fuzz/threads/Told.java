package sharedsockets.fuzz.threads;

import java.util.List;
import java.util.Optional;
import sharedsockets.order.Respondent;
import sharedsockets.trace.Event;
import sharedsockets.trace.Operation;

/**
 * The specification, and what two sockets that are connected have told each other: what is sent
 * through one arrives at the other in the same step, and so does its end. The specification knows
 * the ends of connections one by one. Immutable.
 */
final class Told {
  private static final List<String> ENDS = List.of("s4", "s8");

  private final Respondent respondent;
  private final boolean connects;

  /** Of which end the other one knows that it has ended; a bit each. */
  private final int ended;

  Told(Respondent respondent, boolean connects) {
    this(respondent, connects, 0);
  }

  private Told(Respondent respondent, boolean connects, int ended) {
    this.respondent = respondent;
    this.connects = connects;
    this.ended = ended;
  }

  Respondent respondent() {
    return respondent;
  }

  /** After an event, and what that tells the other end; nothing where the event cannot be. */
  Optional<Told> after(Event event) {
    if (event.operation() == Operation.PEER_SEES_NO_END && isWithoutPeer(event)) {
      return Optional.of(this);
    }
    Optional<Told> after = respondent.after(event).map(then -> new Told(then, connects, ended));
    if (!connects || event.failed()) {
      return after;
    }
    return switch (event.operation()) {
      case SEND -> after.map(then -> then.arrived(event));
      case CLOSE_SOCKET, CLOSE_HANDLE, EXIT_PROCESS, SHUTDOWN -> after.map(Told::endings);
      default -> after;
    };
  }

  /** Whether there is nobody who could see an end or none: the socket is not connected. */
  private boolean isWithoutPeer(Event look) {
    return respondent.after(look).isEmpty()
        && with(Operation.PEER_SEES_END, (String) look.argument(1)).isEmpty();
  }

  private Told arrived(Event send) {
    String other = ENDS.get(1 - ENDS.indexOf(send.argument(0)));
    return with(Operation.DATA_ARRIVES, other, send.result()).orElse(this);
  }

  private Told endings() {
    Told then = this;
    for (int end = 0; end < ENDS.size(); end++) {
      boolean isNew = (then.ended >>> end & 1) == 0;
      if (isNew && then.with(Operation.PEER_SEES_END, ENDS.get(end)).isPresent()) {
        Told told = then.with(Operation.PEER_CLOSES, ENDS.get(1 - end)).orElse(then);
        then = new Told(told.respondent, true, then.ended | 1 << end);
      }
    }
    return then;
  }

  private Optional<Told> with(Operation event, String s, Object... more) {
    return respondent
        .after(Event.network(respondent.line(), event, "C", s, more))
        .map(then -> new Told(then, connects, ended));
  }
}
