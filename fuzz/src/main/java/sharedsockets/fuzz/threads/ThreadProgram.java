package sharedsockets.fuzz.threads;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sharedsockets.trace.Event;
import sharedsockets.trace.Operation;

/**
 * A program with threads.
 *
 * @param before calls made one after the other, from the beginning
 * @param threads the calls of each thread
 * @param after calls made when all threads are at their end
 * @param schedule see {@link Scheduler}
 */
record ThreadProgram(
    List<Event> before, List<List<Event>> threads, List<Event> after, int[] schedule) {
  /** Whether what happens on the network could happen to another socket than the first. */
  boolean mayCloseFirst() {
    return threads.stream()
        .flatMap(List::stream)
        .anyMatch(
            call ->
                call.process().equals("A")
                    && (call.operation() == Operation.EXIT_PROCESS
                        || call.operation() == Operation.CLOSE_SOCKET
                            && call.argument(0).equals("s4")));
  }

  /** The same without what happens on the network. */
  ThreadProgram withoutNetwork() {
    return withThreads(
        threads.stream()
            .map(calls -> calls.stream().filter(call -> call.operation().isCall()).toList())
            .toList());
  }

  ThreadProgram withThreads(List<List<Event>> others) {
    return new ThreadProgram(before, others, after, schedule);
  }

  ThreadProgram withSchedule(int[] other) {
    return new ThreadProgram(before, threads, after, other);
  }

  /** All programs with one call less; the first call stays, it makes the socket. */
  List<ThreadProgram> withoutOne() {
    List<ThreadProgram> shorter = new ArrayList<>();
    for (int i = after.size() - 1; i >= 0; i--) {
      shorter.add(new ThreadProgram(before, threads, without(after, i), schedule));
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
      shorter.add(new ThreadProgram(without(before, i), threads, after, schedule));
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
    if (stuck.isEmpty() && failure == null && isFirstConnection(done, run.done)) {
      sawEnd = scene.sawEnd();
    }
    return new History(done, run.done, stuck, sawEnd, failure);
  }

  /** Whether A's s4 has named the first socket all along, and that is a connection. */
  private static boolean isFirstConnection(List<Event> before, List<Event> done) {
    return "SOCK_STREAM".equals(before.get(0).argument(0))
        && before.stream().noneMatch(event -> event.operation() == Operation.LISTEN)
        && done.stream()
            .noneMatch(event -> event.process().equals("A") && "s4".equals(event.result()));
  }

  /** Threads at work, one at a time. */
  private static final class Run {
    private static final String NOT_RUNNING = "WSANOTINITIALISED";

    private final Scene scene;
    private final List<Event> begun = new ArrayList<>();
    private final List<Event> done = new ArrayList<>();
    private final Set<String> exiting = new HashSet<>();
    private int clock;

    Run(Scene scene) {
      this.scene = scene;
    }

    /** A thread whose process has exited is no more; what it tries is not told. */
    private boolean isOfExitedProcess(Event event) {
      return NOT_RUNNING.equals(event.error()) && exiting.contains(event.process());
    }

    void perform(List<Event> calls) {
      for (Event request : calls) {
        Steps.scheduler().step();
        int begin = ++clock;
        Event pending = request.pending(begin);
        begun.add(pending);
        if (request.operation() == Operation.EXIT_PROCESS) {
          exiting.add(request.process());
        }
        Optional<Event> event = scene.perform(request);
        begun.remove(pending);
        int end = ++clock;
        event
            .filter(each -> !isOfExitedProcess(each))
            .ifPresent(each -> done.add(each.during(begin, end)));
      }
    }
  }
}
