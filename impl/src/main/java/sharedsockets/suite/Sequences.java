package sharedsockets.suite;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import sharedsockets.label.Phrase;
import sharedsockets.trace.Operation;

/**
 * Walks that together make each call directly after each other one where a model permits that (a
 * sequence covering array of strength two), and look at what has come of it: an implementation may
 * hold what no state of the model has, such as who set a value last, and transition cover does not
 * see that. Calls are told apart but for names, by whether the first one changes the state, and by
 * whether both are about one socket. The same ways always give the same walks.
 */
final class Sequences {
  /** Behind two calls, so many that only look. */
  private static final int LOOKS = 2;

  /** Calls that look by taking, each made once behind two calls. */
  private static final List<Operation> TAKING =
      List.of(Operation.ENUM_NETWORK_EVENTS, Operation.PEEK_MESSAGE, Operation.RECV);

  private static final Set<Operation> LOOKING =
      EnumSet.of(
          Operation.GET_OPTION,
          Operation.WAIT_FOR_EVENT,
          Operation.ENUM_NETWORK_EVENTS,
          Operation.PEEK_MESSAGE);

  private final Calls calls;
  private final Ways ways;
  private final int longest;
  private final BitSet covered = new BitSet();
  private final List<Tour.Walk> walks = new ArrayList<>();

  private final int[] reachedBy;
  private final int[] order;

  private int[] walk = new int[64];
  private int length;
  private int place;

  private Sequences(Calls calls, Ways ways, int longest) {
    this.calls = calls;
    this.ways = ways;
    this.longest = longest - LOOKS - TAKING.size();
    reachedBy = new int[ways.places()];
    order = breadthFirst();
  }

  /**
   * Walks on what is there: what closed descriptors and used infos do is seen behind each call by
   * transition cover, and would be most of the walks here.
   *
   * @param ways arcs are calls
   * @param longest about the most arcs of a walk that are not needed to make the first two calls
   */
  static List<Tour.Walk> of(Calls calls, Ways ways, int longest) {
    Sequences sequences = new Sequences(calls, ways, longest);
    sequences.run();
    return sequences.walks;
  }

  private int[] breadthFirst() {
    Arrays.fill(reachedBy, -1);
    int[] found = new int[ways.places()];
    int count = 0;
    found[count++] = 0;
    for (int i = 0; i < count; i++) {
      for (int arc = ways.first(found[i]); arc < ways.end(found[i]); arc++) {
        int next = ways.target(arc);
        if (isAllowed(arc) && next != 0 && reachedBy[next] < 0) {
          reachedBy[next] = arc;
          found[count++] = next;
        }
      }
    }
    return Arrays.copyOf(found, count);
  }

  private boolean isAllowed(int arc) {
    return ways.kind(arc) == TraceKind.PLAIN;
  }

  private void run() {
    for (int from : order) {
      for (int one = ways.first(from); one < ways.end(from); one++) {
        int other = isAllowed(one) ? uncovered(one) : -1;
        while (other >= 0) {
          begin(from);
          take(one);
          goOn(other);
          walks.add(new Tour.Walk(TraceKind.PLAIN, Arrays.copyOf(walk, length)));
          other = uncovered(one);
        }
      }
    }
  }

  /** Goes the shortest way to a place. */
  private void begin(int to) {
    int steps = 0;
    for (int at = to; at != 0; at = ways.from(reachedBy[at])) {
      steps++;
    }
    int[] path = new int[steps];
    for (int at = to; at != 0; at = ways.from(reachedBy[at])) {
      path[--steps] = reachedBy[at];
    }
    length = 0;
    place = 0;
    IntStream.of(path).forEach(this::take);
  }

  /** As long as there is something new to be made here, or one call further on. */
  private void goOn(int first) {
    int limit = Math.max(longest, length + 1);
    int next = first;
    while (next >= 0) {
      take(next);
      if (!isLook(next)) {
        look(next);
      }
      next = length < limit ? uncovered(walk[length - 1]) : -1;
      int one = next < 0 ? beginning(limit) : -1;
      while (one >= 0 && next < 0) {
        take(one);
        next = uncovered(one);
        one = beginning(limit);
      }
    }
  }

  /** A call that can be made here and has another one to be made directly after it; or -1. */
  private int beginning(int limit) {
    for (int one = ways.first(place); length < limit && one < ways.end(place); one++) {
      if (isAllowed(one) && uncovered(one) >= 0) {
        return one;
      }
    }
    return -1;
  }

  /** What can be seen of a call: first what leaves all as it is, through whichever descriptor. */
  private void look(int call) {
    int looks = 0;
    for (int arc = ways.first(place); arc < ways.end(place) && looks < LOOKS; arc++) {
      if (ways.target(arc) == place && isAllowed(arc) && isLook(arc) && isNear(call, arc)) {
        take(arc);
        looks++;
      }
    }
    for (Operation operation : TAKING) {
      int at = place;
      for (int arc = ways.first(at); arc < ways.end(at); arc++) {
        if (ways.target(arc) != at
            && isAllowed(arc)
            && calls.phrase(ways.step(arc)).operation() == operation
            && isNear(call, arc)) {
          take(arc);
          break;
        }
      }
    }
  }

  private void take(int arc) {
    if (length == walk.length) {
      walk = Arrays.copyOf(walk, 2 * length);
    }
    if (length > 0) {
      covered.set(calls.sequence(ways.step(walk[length - 1]), ways.step(arc)));
    }
    walk[length++] = arc;
    place = ways.target(arc);
  }

  /** A call that may come directly after another one and has not yet; or -1. */
  private int uncovered(int one) {
    int at = ways.target(one);
    if (!isChange(one) && isLook(one)) {
      return -1;
    }
    for (int other = ways.first(at); other < ways.end(at); other++) {
      if (isAllowed(other)
          && isWorthwhile(one, other)
          && !covered.get(calls.sequence(ways.step(one), ways.step(other)))) {
        return other;
      }
    }
    return -1;
  }

  /**
   * Behind any call one looks; two others are made in turn where both change something, and about
   * one socket.
   */
  private boolean isWorthwhile(int one, int other) {
    return isLook(other) || isChange(one) && isChange(other) && isNear(one, other);
  }

  private boolean isChange(int arc) {
    return ways.target(arc) != ways.from(arc);
  }

  private boolean isLook(int arc) {
    Phrase phrase = calls.phrase(ways.step(arc));
    return phrase.operation() != null && LOOKING.contains(phrase.operation());
  }

  /** Not about another socket. */
  private boolean isNear(int one, int other) {
    int socket = calls.socket(ways.step(other));
    return socket < 0 || calls.socket(ways.step(one)) < 0 || socket == calls.socket(ways.step(one));
  }
}
