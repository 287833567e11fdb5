package sharedsockets.lincheck;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionResult;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.kotlinx.lincheck.execution.HBClock;
import org.jetbrains.kotlinx.lincheck.execution.ResultWithClock;
import org.jetbrains.kotlinx.lincheck.util.ValueResult;
import org.jetbrains.lincheck.datastructures.verifier.CachedVerifier;

/**
 * Linearizability with calls that wait: input are the calls of some threads with their answers, some
 * without; they pass if there is an order of those that were answered in which the specification
 * answers the same, and lets all others wait at its end.
 */
public final class WaitingVerifier extends CachedVerifier {
  /** A call; its answer is null where there was none. */
  private record Call(Actor actor, String answer, HBClock before) {}

  private final Class<?> specification;

  /**
   * Lincheck makes one.
   *
   * @param specification with the operations of the class that is checked, which answer {@link
   *     Machine#WAITS} where the call waits, and change nothing
   */
  public WaitingVerifier(Class<?> specification) {
    this.specification = specification;
  }

  @Override
  public boolean verifyResultsImpl(ExecutionScenario scenario, ExecutionResult results) {
    List<List<Call>> threads = new ArrayList<>();
    for (int i = 0; i < scenario.getThreads().size(); i++) {
      threads.add(calls(scenario.getThreads().get(i), results.getThreadsResultsWithClock().get(i)));
    }
    return new Search(threads).canEnd(new int[threads.size()], List.of());
  }

  private static List<Call> calls(List<Actor> actors, List<ResultWithClock> results) {
    List<Call> calls = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      ResultWithClock result = results.get(i);
      if (result == null || result.getResult() == null) {
        calls.add(new Call(actors.get(i), null, null));
        break;
      }
      String answer =
          result.getResult() instanceof ValueResult value
              ? String.valueOf(value.getValue())
              : result.getResult().toString();
      calls.add(new Call(actors.get(i), answer, result.getClockOnStart()));
    }
    return calls;
  }

  private final class Search {
    private final List<List<Call>> threads;

    Search(List<List<Call>> threads) {
      this.threads = threads;
    }

    /**
     * Whether the calls can go on so after some of them.
     *
     * @param done how many of each thread
     * @param order in which these took effect
     */
    boolean canEnd(int[] done, List<Actor> order) {
      boolean isEnd = true;
      for (int i = 0; i < done.length; i++) {
        Call next = done[i] < threads.get(i).size() ? threads.get(i).get(done[i]) : null;
        if (next == null || next.answer() == null) {
          continue;
        }
        isEnd = false;
        if (canStart(next, done) && next.answer().equals(answer(order, next.actor()))) {
          List<Actor> longer = new ArrayList<>(order);
          longer.add(next.actor());
          done[i]++;
          boolean found = canEnd(done, longer);
          done[i]--;
          if (found) {
            return true;
          }
        }
      }
      return isEnd && othersWait(done, order);
    }

    private boolean othersWait(int[] done, List<Actor> order) {
      for (int i = 0; i < done.length; i++) {
        if (done[i] < threads.get(i).size()
            && !answer(order, threads.get(i).get(done[i]).actor()).equals(Machine.WAITS)) {
          return false;
        }
      }
      return true;
    }
  }

  /** Whether all calls took effect that had returned before it began. */
  private static boolean canStart(Call call, int[] done) {
    for (int i = 0; i < done.length; i++) {
      if (call.before().get(i) > done[i]) {
        return false;
      }
    }
    return true;
  }

  /** What the specification answers after some calls. */
  private String answer(List<Actor> before, Actor call) {
    try {
      Object machine = specification.getConstructor().newInstance();
      for (Actor each : before) {
        invoke(machine, each);
      }
      return invoke(machine, call);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String invoke(Object machine, Actor call)
      throws InvocationTargetException, IllegalAccessException {
    return String.valueOf(call.getMethod().invoke(machine, call.getArguments().toArray()));
  }
}
