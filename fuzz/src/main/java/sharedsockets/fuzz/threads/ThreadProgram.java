package sharedsockets.fuzz.threads;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import sharedsockets.trace.Event;
import sharedsockets.trace.Operation;

/**
 * A program with threads.
 *
 * @param before calls made one after the other, from the beginning
 * @param threads the calls of each thread
 * @param after calls made when all threads are at their end
 * @param schedule see {@link Scheduler}
 * @param connects whether the first two sockets of C are connected
 */
record ThreadProgram(
    List<Event> before,
    List<List<Event>> threads,
    List<Event> after,
    int[] schedule,
    boolean connects) {
  ThreadProgram withThreads(List<List<Event>> others) {
    return new ThreadProgram(before, others, after, schedule, connects);
  }

  ThreadProgram withSchedule(int[] other) {
    return new ThreadProgram(before, threads, after, other, connects);
  }

  /** All programs with one call less; the first call stays, it makes the socket. */
  List<ThreadProgram> withoutOne() {
    List<ThreadProgram> shorter = new ArrayList<>();
    for (int i = after.size() - 1; i >= 0; i--) {
      shorter.add(new ThreadProgram(before, threads, without(after, i), schedule, connects));
    }
    for (int thread = 0; thread < threads.size(); thread++) {
      for (int i = 0; i < threads.get(thread).size(); i++) {
        List<List<Event>> others = new ArrayList<>(threads);
        others.set(thread, without(threads.get(thread), i));
        others.removeIf(List::isEmpty);
        if (!others.isEmpty()) {
          shorter.add(withThreads(others));
        }
      }
    }
    for (int i = before.size() - 1; i > 0; i--) {
      shorter.add(new ThreadProgram(without(before, i), threads, after, schedule, connects));
    }
    return shorter;
  }

  private static List<Event> without(List<Event> calls, int index) {
    List<Event> fewer = new ArrayList<>(calls);
    fewer.remove(index);
    return fewer;
  }

  /** Performs it. */
  History perform(Scene scene) {
    List<Event> done = new ArrayList<>();
    before.forEach(request -> scene.perform(request).ifPresent(done::add));
    Run run = new Run(scene);
    List<Runnable> tasks = new ArrayList<>();
    for (List<Event> thread : threads) {
      tasks.add(() -> run.perform(thread));
    }
    Throwable failure = Steps.scheduler().run(tasks, schedule);
    List<Event> stuck = new ArrayList<>(run.begun);
    Boolean sawEnd = null;
    if (stuck.isEmpty() && failure == null) {
      failure = Steps.scheduler().run(List.of(() -> run.perform(after)), new int[0]);
      stuck.addAll(run.begun);
    }
    if (stuck.isEmpty() && failure == null && scene.hasPeer() && isConnection(done, run.done)) {
      sawEnd = scene.sawEnd();
    }
    return new History(done, run.done, stuck, sawEnd, failure, connects);
  }

  /** Whether the first socket is of a kind whose end somebody sees. */
  private static boolean isConnection(List<Event> before, List<Event> done) {
    return "SOCK_STREAM".equals(before.get(0).argument(0))
        && Stream.concat(before.stream(), done.stream())
            .noneMatch(event -> event.operation() == Operation.LISTEN && event.succeeded());
  }

  /** Threads at work, one at a time. */
  private static final class Run {
    private static final String NOT_RUNNING = "WSANOTINITIALISED";
    private static final Set<String> NO_OBJECT = Set.of("WSA_INVALID_HANDLE", "WSAEINVAL");

    private final Scene scene;
    private final List<Event> begun = new ArrayList<>();
    private final List<Event> done = new ArrayList<>();

    /** Processes that exit or have exited, and by when that was noticed. */
    private final Map<String, Integer> exiting = new HashMap<>();

    /** Processes that clean up, or have, whose calls fail as those of one that has exited. */
    private final Set<String> cleaning = new HashSet<>();

    /** Processes with the names of their event objects and windows that end or have ended. */
    private final Set<List<Object>> ending = new HashSet<>();

    private int clock;

    Run(Scene scene) {
      this.scene = scene;
    }

    /**
     * A thread whose process has exited is no more; what it tries is not told. Nor is what fails
     * for want of an object that has ended, as a trace's name is that of another object then.
     */
    private boolean isUntold(Event event) {
      return isOfExited(event)
          || event.error() != null
              && NO_OBJECT.contains(event.error())
              && Arrays.stream(event.arguments())
                  .flatMap(Run::names)
                  .anyMatch(name -> ending.contains(List.of(event.process(), name)));
    }

    private static Stream<?> names(Object argument) {
      return argument instanceof List<?> names ? names.stream() : Stream.ofNullable(argument);
    }

    private boolean isOfExited(Event event) {
      return NOT_RUNNING.equals(event.error()) && exiting.containsKey(event.process());
    }

    private void begins(Event request) {
      switch (request.operation()) {
        case EXIT_PROCESS -> exiting.putIfAbsent(request.process(), Integer.MAX_VALUE);
        case CLEANUP -> cleaning.add(request.process());
        case CLOSE_EVENT, DESTROY_WINDOW ->
            ending.add(List.of(request.process(), request.argument(0)));
        default -> {}
      }
    }

    void perform(List<Event> calls) {
      for (Event request : calls) {
        Steps.scheduler().step();
        int begin = ++clock;
        Event pending = request.pending(begin);
        begun.add(pending);
        begins(request);
        Optional<Event> event = scene.perform(request);
        begun.remove(pending);
        int end = ++clock;
        boolean isGone = event.isPresent() && isOfExited(event.get());
        if (isGone && !cleaning.contains(request.process())) {
          exiting.merge(request.process(), end, Math::min);
        } else if (request.operation() == Operation.EXIT_PROCESS) {
          end = Math.min(end, exiting.get(request.process()));
        }
        int last = end;
        event.filter(each -> !isUntold(each)).ifPresent(each -> done.add(each.during(begin, last)));
      }
    }
  }
}
