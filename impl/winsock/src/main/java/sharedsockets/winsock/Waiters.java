package sharedsockets.winsock;

import java.util.ArrayList;
import java.util.List;

/** The threads that wait for something to change. Called with the lock. */
final class Waiters {
  private final WakeUps wakeUps;

  /** Null as long as nobody has waited, as for most sockets. */
  private List<Waiter> waiting;

  Waiters(WakeUps wakeUps) {
    this.wakeUps = wakeUps;
  }

  void add(Waiter waiter) {
    if (waiting == null) {
      waiting = new ArrayList<>(2);
    }
    waiting.add(waiter);
  }

  /** Removes one that was added, or null. */
  void remove(Waiter waiter) {
    if (waiter != null) {
      waiting.remove(waiter);
    }
  }

  void wakeAll() {
    if (waiting != null) {
      for (int i = 0; i < waiting.size(); i++) {
        wakeUps.wake(waiting.get(i));
      }
    }
  }
}
