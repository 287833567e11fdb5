package sharedsockets.winsock;

import java.util.ArrayList;
import java.util.List;

/**
 * The wake-ups of one Winsock. Who is woken wants the lock, and would have to wait again for as
 * long as the waking call holds it; so send, recv and accept wake when they have given it up.
 * Called with the lock.
 */
final class WakeUps {
  private final List<Waiter> postponed = new ArrayList<>();
  private boolean isPostponing;

  /** Wakes at once, or leaves it to the call that postpones. */
  void wake(Waiter waiter) {
    if (isPostponing) {
      postponed.add(waiter);
    } else {
      waiter.wake();
    }
  }

  /** Begins to postpone; the call must {@link #take} before it gives the lock up. */
  void postpone() {
    isPostponing = true;
  }

  /** Ends that; whom this returns the call must wake after it has given the lock up. */
  List<Waiter> take() {
    isPostponing = false;
    if (postponed.isEmpty()) {
      return List.of();
    }
    List<Waiter> taken = new ArrayList<>(postponed);
    postponed.clear();
    return taken;
  }
}
