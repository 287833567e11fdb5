package sharedsockets.jpf.harness;

/**
 * One run of a program. It tells for each call what it came to, and of each call of the other threads
 * whether it had returned when this one began: that is all that linearizability asks.
 */
final class Run {
  private final Program program;
  private final NamedObjects names;
  private final Machine machine;
  private final Worker[] workers;

  /** By step, what it came to; null where nothing happened. */
  private final String[] results;

  private Run(Program program) {
    this.program = program;
    names = new NamedObjects(program);
    machine = new Machine(names);
    results = new String[program.slots()];
    workers = new Worker[program.threads.length];
    for (int i = 0; i < workers.length; i++) {
      workers[i] = new Worker(this, program.threads[i]);
    }
  }

  /**
   * Runs the program.
   *
   * @return for each step that happened its number, what it came to and how many steps of each thread
   *     had returned when it began: {@code 0="d4" 1=0@0,0 2=!WSAENOTSOCK@1,0}
   */
  static String of(Program program) throws InterruptedException {
    return new Run(program).outcome();
  }

  private String outcome() throws InterruptedException {
    alone(program.before);
    PathFinder.beginAtomic();
    for (Worker worker : workers) {
      worker.start();
    }
    PathFinder.endAtomic();
    for (Worker worker : workers) {
      worker.join();
    }
    alone(program.after);
    return told();
  }

  private void alone(Step[] steps) {
    for (Step step : steps) {
      results[step.slot] = machine.perform(step);
    }
  }

  private String told() {
    // No concatenation: Java PathFinder takes long for it, and does this in every end state.
    StringBuilder told = new StringBuilder(200);
    tell(program.before, null, told);
    for (Worker worker : workers) {
      tell(worker.steps, worker.seen, told);
    }
    tell(program.after, null, told);
    return told.toString();
  }

  private void tell(Step[] steps, int[][] seen, StringBuilder told) {
    for (int i = 0; i < steps.length; i++) {
      String result = results[steps[i].slot];
      if (result != null) {
        told.append(steps[i].slot).append('=').append(result);
        for (int j = 0; seen != null && j < seen[i].length; j++) {
          told.append(j == 0 ? '@' : ',').append(seen[i][j]);
        }
        told.append(' ');
      }
    }
  }

  /** A thread of the program. */
  private static final class Worker extends Thread {
    private final Run run;
    private final Step[] steps;

    /** By step, how many steps of each thread had returned when it began. */
    private final int[][] seen;

    /** How many steps have returned. Read by the others; that is no choice for Java PathFinder. */
    private int returned;

    Worker(Run run, Step[] steps) {
      this.run = run;
      this.steps = steps;
      seen = new int[steps.length][];
    }

    @Override
    public void run() {
      for (Step step : steps) {
        // Before it takes the lock another thread may run in any case, and before the first step. With
        // two threads also before the others begin, so that calls are as short as can be; with three
        // that would be too many ways.
        if (run.workers.length == 2 && returned > 0) {
          Thread.yield();
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
