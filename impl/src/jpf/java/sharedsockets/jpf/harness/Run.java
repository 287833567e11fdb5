package sharedsockets.jpf.harness;

import java.io.PrintStream;

/**
 * One run of a program. It tells for each call what it came to, and of each call of the other threads
 * whether it had returned when this one began: that is all that linearizability asks.
 *
 * <p>The first thread of the program is the one that runs what is before and after: one thread less is
 * to be started, ended and waited for.
 */
final class Run {
  private final Program program;
  private final NamedObjects names;
  private final Machine machine;
  private final Worker[] workers;

  /** By step, what it came to; null where nothing happened. */
  private final String[] results;

  /** A run of the program that has not begun. */
  Run(Program program) {
    this.program = program;
    names = new NamedObjects(program);
    machine = new Machine(names);
    results = new String[program.slots()];
    workers = new Worker[program.threads.length];
    for (int i = 0; i < workers.length; i++) {
      workers[i] = new Worker(this, program.threads[i]);
    }
  }

  /** What is before the threads. */
  void before() {
    alone(program.before);
  }

  /** The threads, and what is after them. */
  void threads() throws InterruptedException {
    PathFinder.beginAtomic();
    Thread[] threads = new Thread[workers.length];
    for (int i = 1; i < threads.length; i++) {
      threads[i] = new Thread(workers[i]);
      threads[i].start();
    }
    PathFinder.endAtomic();
    workers[0].run();
    for (int i = 1; i < threads.length; i++) {
      threads[i].join();
    }
    alone(program.after);
  }

  private void alone(Step[] steps) {
    for (Step step : steps) {
      results[step.slot] = machine.perform(step);
    }
  }

  /** Prints for each step before the threads that happened its number and what it came to. */
  void tellBefore(PrintStream out) {
    tell(program.before, null, out);
  }

  /**
   * Prints the same for all other steps, and for those of threads how many steps of each thread had
   * returned when it began: {@code 1=0@0,0 2=!WSAENOTSOCK@1,0}.
   */
  void tell(PrintStream out) {
    for (Worker worker : workers) {
      tell(worker.steps, worker.seen, out);
    }
    tell(program.after, null, out);
  }

  private void tell(Step[] steps, int[][] seen, PrintStream out) {
    for (int i = 0; i < steps.length; i++) {
      String result = results[steps[i].slot];
      if (result != null) {
        out.print(steps[i].slot);
        out.print("=");
        out.print(result);
        for (int j = 0; seen != null && j < seen[i].length; j++) {
          out.print(j == 0 ? "@" : ",");
          out.print(seen[i][j]);
        }
        out.print(" ");
      }
    }
  }

  /** One thread of the program. */
  private static final class Worker implements Runnable {
    private final Run run;
    private final Step[] steps;

    /** By step, how many steps of each thread had returned when it began. */
    private final int[][] seen;

    /** How many steps have returned. Read by the others; that is no choice for Java PathFinder. */
    private int returned;

    /** Whether it has come from a choice of threads and has not taken a lock since. */
    private boolean fresh = true;

    Worker(Run run, Step[] steps) {
      this.run = run;
      this.steps = steps;
      seen = new int[steps.length][];
    }

    @Override
    public void run() {
      for (Step step : steps) {
        // Another thread may run before the call begins, so that calls are as short as can be; the first
        // begins when the thread does.
        if (returned > 0) {
          Thread.yield();
          fresh = true;
        }
        begins();
        ends(step, run.machine.perform(step));
      }
    }

    private void begins() {
      int[] counts = new int[run.workers.length];
      for (int i = 0; i < counts.length; i++) {
        counts[i] = run.workers[i].returned;
      }
      seen[returned] = counts;
    }

    private void ends(Step step, String result) {
      run.results[step.slot] = result;
      returned++;
    }
  }
}
