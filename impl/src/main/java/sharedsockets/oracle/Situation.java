package sharedsockets.oracle;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import sharedsockets.spec.InfoState;
import sharedsockets.spec.Role;
import sharedsockets.spec.SocketState;
import sharedsockets.spec.State;
import sharedsockets.trace.Event;
import sharedsockets.trace.Operation;

/** Numbers for requests, by what they find: the same ones in each run. */
final class Situation {
  private static final String INVALID = "invalid";

  private Situation() {}

  /**
   * The same for requests of which the same can be expected, as far as a few traits tell.
   *
   * @param held the socket that the request names; null where it names none that is open
   * @param wasNamed whether the descriptor names a socket, or did
   */
  static int kind(Event request, State state, SocketState held, boolean wasNamed) {
    int kind =
        held == null
            ? Objects.hash(request.operation().toString(), wasNamed)
            : Objects.hash(
                request.operation().toString(),
                held.type().ordinal(),
                held.role().ordinal(),
                held.blocking(),
                held.noSend(),
                held.noRecv(),
                held.peerClosed(),
                held.room(),
                held.data() > 0);
    Operation operation = request.operation();
    if (operation.isCall()) {
      for (int i = 0; i < operation.argumentNames().size(); i++) {
        kind = 31 * kind + Objects.hashCode(trait(request, i, state));
      }
    }
    return kind;
  }

  /** The least name that a set lacks to be one of these others; empty where it lacks nothing. */
  static String lacking(Event answer, List<Event> others) {
    return others.stream()
        .filter(other -> answer.result() instanceof Set && other.result() instanceof Set)
        .map(other -> lacking((Set<?>) answer.result(), (Set<?>) other.result()))
        .min(Comparator.naturalOrder())
        .orElse("");
  }

  private static String lacking(Set<?> one, Set<?> other) {
    return other.stream()
        .filter(each -> !one.contains(each))
        .map(Object::toString)
        .min(Comparator.naturalOrder())
        .orElse("");
  }

  /**
   * What a call finds: in different stages different things go wrong for different reasons.
   *
   * @param held null where none is named
   */
  static String stage(SocketState held) {
    if (held == null) {
      return "none";
    }
    if (held.role() == Role.LISTENING) {
      return "listening";
    }
    return held.noSend() || held.noRecv() ? "shut down" : "open";
  }

  private static Object trait(Event request, int index, State state) {
    Object argument = request.argument(index);
    return switch (request.operation().argumentNames().get(index)) {
      case "info" -> {
        InfoState info = state.info().getOrNull((String) argument);
        yield info == null ? null : info.target().equals(request.process());
      }
      case "target" ->
          state.desc().getOrNull((String) argument) != null
              ? null
              : state.exited().contains((String) argument);
      case "event", "window" -> argument == null ? null : INVALID.equals(argument);
      case "s", "message", "value" -> null;
      default -> argument;
    };
  }

  /**
   * The same for the same request, but for names, of a socket in the same state.
   *
   * @param held the socket that the request names; null where it names none that is open
   * @param references how many descriptors and infos it has
   */
  static int exact(Event request, SocketState held, Object references) {
    Operation operation = request.operation();
    int situation = Objects.hash(operation.toString(), held, references);
    for (int i = 0; i < operation.argumentNames().size(); i++) {
      if (i != operation.indexOf("s") && operation.isCall()) {
        situation = 31 * situation + Objects.hashCode(request.argument(i));
      }
    }
    return situation;
  }
}
