package sharedsockets.jpf.harness;

import java.util.ArrayList;
import java.util.List;
import sharedsockets.model.persistent.PersistentSet;
import sharedsockets.spec.Action;
import sharedsockets.spec.Invariants;
import sharedsockets.spec.Profile;
import sharedsockets.spec.Profiles;
import sharedsockets.spec.SharedSockets;
import sharedsockets.spec.State;

/**
 * All sequences of calls up to a length, from a few states, through the specification as Java:
 * every state on the way must satisfy TypeOK and the invariants of Rules.
 *
 * <p>Prints {@code ACTIONS count}, and {@code ACTION n name} when one of them has happened for the
 * first time. {@code VIOLATED invariant} comes before the exception, and how it came to that.
 */
final class Sequences {
  private static final int LONGEST = 3;
  private static final int BOUND = 9;
  private static final long LEAST_TABLE = 2;

  /** As Windows does; where that is not known, the first value. */
  private static final Profile PROFILE =
      Profile.choosing(point -> Profiles.WINDOWS.values().getOrDefault(point, 0));

  /** From nothing; a shared socket that B watches with a window; a listener with a request. */
  private static final String[][] BEGINNINGS = {
    {},
    {
      "OpenSocket(A, SOCK_STREAM, true, true, true, 4, 1)",
      "DuplicateSocket(A, 4, B, i)",
      "OpenDuplicate(B, i, true, 8)",
      "DuplicateSocket(B, 8, A, i)",
      "AsyncSelect(B, 8, w, 1, {FD_READ, FD_WRITE, FD_ACCEPT, FD_CLOSE}, false)",
      "DataArrives(1, <<any>>)",
    },
    {
      "OpenSocket(A, SOCK_STREAM, true, true, true, 4, 1)",
      "Listen(A, 4)",
      "EventSelect(A, 4, e, {FD_READ, FD_WRITE, FD_ACCEPT, FD_CLOSE}, false)",
      "ConnectionArrives(1)",
    },
    {
      "OpenSocket(A, SOCK_STREAM, true, true, true, 4, 1)", "RoomEnds(1)",
    },
    {
      "OpenSocket(A, SOCK_STREAM, true, true, true, 4, 1)", "Listen(A, 4)",
    },
    {
      "OpenSocket(A, SOCK_STREAM, false, true, true, 4, 1)", "SetBlocking(A, 4, true)",
    },
  };

  private final SharedSockets specification = new SharedSockets(LEAST_TABLE);
  private final Invariants invariants =
      new Invariants(
          PersistentSet.of("A", "B"),
          PersistentSet.of("4", "8"),
          PersistentSet.of(1L, 2L),
          PersistentSet.of("a"),
          PersistentSet.of("SO_RCVBUF"),
          PersistentSet.of(1L),
          PersistentSet.of("e"),
          PersistentSet.of("w"),
          PersistentSet.of(1L),
          PersistentSet.empty(),
          BOUND,
          BOUND,
          BOUND,
          PersistentSet.of("i"));
  private final List<SpecifiedCall> calls = SpecifiedCall.all();

  private Sequences() {}

  public static void main(String[] args) {
    int length = Math.min(LONGEST, Integer.parseInt(args[0]));
    Sequences sequences = new Sequences();
    // Classes that are there before the first choice need not be loaded after each.
    sequences.begin(BEGINNINGS[1]);
    System.out.println("ACTIONS " + SpecifiedCall.actions());
    do {
      sequences.walk(PathFinder.choose(BEGINNINGS.length), length);
    } while (PathFinder.hasMore());
  }

  private State begin(String[] beginning) {
    State state = State.initial(PersistentSet.of("A"));
    for (String text : beginning) {
      state = call(text).attempt(specification, state, PROFILE).get(0);
    }
    return state;
  }

  private SpecifiedCall call(String text) {
    for (SpecifiedCall call : calls) {
      if (call.toString().equals(text)) {
        return call;
      }
    }
    throw new IllegalArgumentException("no such call: " + text);
  }

  private void walk(int beginning, int length) {
    State state = begin(BEGINNINGS[beginning]);
    check(state, beginning, 0);
    for (int made = 0; made < length; made++) {
      state = step(state, made);
      if (state == null) {
        return;
      }
      PathFinder.matchState();
      check(state, beginning, made + 1);
    }
  }

  /** One of the states that can follow; null where nothing can change any more. */
  private State step(State state, int made) {
    List<State> next = new ArrayList<>();
    List<Integer> by = new ArrayList<>();
    for (int i = 0; i < calls.size(); i++) {
      for (State follower : calls.get(i).attempt(specification, state, PROFILE)) {
        happened(calls.get(i).action);
        if (!follower.equals(state) && !next.contains(follower)) {
          next.add(follower);
          by.add(i);
        }
      }
    }
    if (next.isEmpty()) {
      return null;
    }
    int choice = PathFinder.choose(next.size());
    PathFinder.note(made, by.get(choice));
    return next.get(choice);
  }

  private static void happened(Action action) {
    int place = LONGEST + action.ordinal();
    if (PathFinder.noted(place) == 0) {
      PathFinder.note(place, 1);
      System.out.println("ACTION " + action.ordinal() + " " + action.text());
    }
  }

  private void check(State state, int beginning, int made) {
    String violated = invariants.violated(state, PROFILE);
    if (violated != null) {
      System.out.println("VIOLATED " + violated);
      for (String call : BEGINNINGS[beginning]) {
        System.out.println("  " + call);
      }
      for (int i = 0; i < made; i++) {
        System.out.println("  " + calls.get(PathFinder.noted(i)));
      }
      throw new IllegalStateException(violated + " is violated");
    }
  }
}
