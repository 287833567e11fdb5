package sharedsockets.fuzz.threads;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets one thread at a time go on, up to a step at which the schedule changes to another one, or at
 * which it has to wait for a lock or to be woken. Steps are the beginning of a call, taking a lock,
 * having given up the last one, and an access to a field without any.
 *
 * <p>A schedule is a list of numbers: each says how many steps are made until the next change, and
 * to which of the other threads. After the last one threads change only where they must.
 */
final class Scheduler {
  /** So many steps from one change to the next at most; a short call has five. */
  static final int LONGEST_TURN = 32;

  /** So many steps has no program that ends, by far. */
  private static final int MOST_STEPS = 100_000;

  private enum State {
    READY,
    BLOCKED,
    WAITING,
    DONE
  }

  /** One of the threads; there are always the same ones. */
  private static final class Worker {
    private final int number;
    private final Thread thread;
    private State state = State.DONE;
    private Object monitor;
    private int held;
    private Runnable task;
    private volatile boolean mayGo;
    private boolean isAbandoned;

    Worker(int number, Scheduler scheduler) {
      this.number = number;
      thread = new Thread(() -> scheduler.work(this), "scheduled-" + number);
      thread.setDaemon(true);
    }

    void pause() {
      while (!mayGo) {
        LockSupport.park(this);
      }
      mayGo = false;
    }

    void go() {
      mayGo = true;
      LockSupport.unpark(thread);
    }
  }

  private static final class Owner {
    private Worker worker;
    private int times;
  }

  /** Thrown through a thread that waits for ever, to get it back. */
  private static final class Abandoned extends Error {
    private static final long serialVersionUID = 1L;

    Abandoned() {
      super(null, null, false, false);
    }
  }

  private final List<Worker> workers = new ArrayList<>();
  private final Map<Object, Owner> owners = new IdentityHashMap<>();
  private final DataRaces races = new DataRaces();
  private int[] schedule = {};
  private int position;
  private int left;
  private int steps;
  private Worker running;
  private Thread starter;
  private volatile boolean isOver;
  private Throwable failure;

  /**
   * Runs tasks, each in a thread of its own, to their end or until none can go on: those that wait
   * then are given up.
   *
   * @return what a task has thrown, or that two of them race for a field; or null
   */
  Throwable run(List<Runnable> tasks, int[] newSchedule) {
    for (int i = workers.size(); i < tasks.size(); i++) {
      Worker worker = new Worker(i, this);
      workers.add(worker);
      worker.thread.start();
    }
    owners.clear();
    races.begin(workers.size());
    schedule = newSchedule;
    position = 0;
    steps = 0;
    failure = null;
    nextTurn();
    for (int i = 0; i < tasks.size(); i++) {
      Worker worker = workers.get(i);
      worker.task = tasks.get(i);
      worker.state = State.READY;
      worker.held = 0;
      worker.isAbandoned = false;
    }
    goOn(workers.get(0));
    for (int i = 0; i < tasks.size(); i++) {
      if (workers.get(i).state != State.DONE) {
        workers.get(i).isAbandoned = true;
        goOn(workers.get(i));
      }
    }
    running = null;
    return failure;
  }

  /** Lets a worker go on, until all are done or none can. */
  private void goOn(Worker worker) {
    starter = Thread.currentThread();
    isOver = false;
    running = worker;
    worker.go();
    while (!isOver) {
      LockSupport.park(this);
    }
  }

  private void work(Worker me) {
    while (true) {
      me.pause();
      try {
        me.task.run();
      } catch (Abandoned e) {
        // That was its end.
      } catch (Throwable e) {
        failure = e;
      }
      me.state = State.DONE;
      if (me.isAbandoned) {
        over();
      } else {
        release(null);
        changeTo(null, next(me));
      }
    }
  }

  private void over() {
    isOver = true;
    LockSupport.unpark(starter);
  }

  /** The worker that executes this, or null: one that is not scheduled. */
  private Worker me() {
    Worker worker = running;
    return worker != null && worker.thread == Thread.currentThread() ? worker : null;
  }

  /** The beginning of a call. */
  void step() {
    Worker me = me();
    if (me != null) {
      step(me);
    }
  }

  void access(Object owner, String field, boolean writes) {
    Worker me = me();
    if (me == null || me.isAbandoned) {
      return;
    }
    if (me.held == 0) {
      step(me);
    }
    if (races.isRace(me.number, owner, field, writes, me.held > 0) && failure == null) {
      failure = new IllegalStateException(ThreadTarget.DATA_RACE + ": " + field);
    }
  }

  private void step(Worker me) {
    if (++steps > MOST_STEPS && !me.isAbandoned) {
      throw new IllegalStateException("a call does not end");
    }
    if (me.isAbandoned || position > schedule.length || left-- > 0) {
      return;
    }
    int choice = schedule[position - 1] >>> 16;
    nextTurn();
    List<Worker> others = others(me);
    if (!others.isEmpty()) {
      changeTo(me, others.get(choice % others.size()));
    }
  }

  private List<Worker> others(Worker me) {
    List<Worker> others = new ArrayList<>(2);
    for (Worker each : workers) {
      if (each != me && each.state == State.READY) {
        others.add(each);
      }
    }
    return others;
  }

  /** Reads how long the next turn is. */
  private void nextTurn() {
    if (position < schedule.length) {
      left = Math.floorMod(schedule[position], LONGEST_TURN);
    }
    position++;
  }

  /** A worker that can go on, the present one if possible; null if there is none. */
  private Worker next(Worker me) {
    if (me.state == State.READY) {
      return me;
    }
    for (int i = 1; i <= workers.size(); i++) {
      Worker each = workers.get((me.number + i) % workers.size());
      if (each.state == State.READY) {
        return each;
      }
    }
    return null;
  }

  private void changeTo(Worker me, Worker other) {
    if (other == me && me != null) {
      return;
    }
    if (other == null) {
      running = null;
      over();
    } else {
      running = other;
      other.go();
    }
    if (me != null) {
      me.pause();
      if (me.isAbandoned) {
        throw new Abandoned();
      }
    }
  }

  void enter(Object monitor) {
    Worker me = me();
    if (me == null || me.isAbandoned) {
      return;
    }
    step(me);
    take(me, monitor, 1);
  }

  private void take(Worker me, Object monitor, int times) {
    Owner owner = owners.computeIfAbsent(monitor, unknown -> new Owner());
    while (owner.worker != null && owner.worker != me) {
      me.state = State.BLOCKED;
      me.monitor = monitor;
      changeTo(me, next(me));
    }
    if (owner.worker == null) {
      races.acquires(me.number, monitor);
    }
    owner.worker = me;
    owner.times += times;
    me.held += times;
  }

  void exit(Object monitor) {
    Worker me = me();
    if (me == null || me.isAbandoned) {
      return;
    }
    Owner owner = owners.get(monitor);
    me.held--;
    if (--owner.times == 0) {
      owner.worker = null;
      races.releases(me.number, monitor);
      release(monitor);
      if (me.held == 0) {
        step(me);
      }
    }
  }

  /** Those blocked at a monitor may try again; null: all. */
  private void release(Object monitor) {
    for (Worker each : workers) {
      if (each.state == State.BLOCKED && (monitor == null || each.monitor == monitor)) {
        each.state = State.READY;
      }
    }
  }

  void await(Object monitor) {
    Worker me = me();
    if (me == null || me.isAbandoned) {
      throw new IllegalStateException("a call waits where nobody is there to wake it");
    }
    Owner owner = owners.get(monitor);
    int times = owner.times;
    owner.times = 0;
    owner.worker = null;
    races.releases(me.number, monitor);
    me.held -= times;
    release(monitor);
    me.state = State.WAITING;
    me.monitor = monitor;
    changeTo(me, next(me));
    take(me, monitor, times);
  }

  void wake(Object monitor, boolean all) {
    for (Worker each : workers) {
      if (each.state == State.WAITING && each.monitor == monitor) {
        each.state = State.READY;
        if (!all) {
          return;
        }
      }
    }
  }

  @Override
  public String toString() {
    return Arrays.toString(schedule);
  }
}
