package sharedsockets.winsock;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A handle of a message-only window with a queue, in the process that created it. The queue has no
 * bound. State is guarded by the Winsock's lock.
 */
public final class Window {
  private final Waiters waiters;
  private final Deque<WindowMessage> queue = new ArrayDeque<>();

  /** Null once the window is destroyed, so that nothing keeps its process. */
  private WinsockProcess owner;

  Window(WinsockProcess owner, WakeUps wakeUps) {
    waiters = new Waiters(wakeUps);
    this.owner = owner;
  }

  boolean isOf(WinsockProcess process) {
    return owner == process;
  }

  /** Posts a message; (REG-10) nothing is posted to a window that is no more. */
  void post(WindowMessage message) {
    if (owner != null) {
      queue.add(message);
      waiters.wakeAll();
    }
  }

  /** Takes a message back that is the last. */
  void retract(WindowMessage message) {
    if (message.equals(queue.peekLast())) {
      queue.removeLast();
    }
  }

  /** Takes the oldest message, or returns null. */
  WindowMessage take() {
    return queue.poll();
  }

  /** (U30m) What has been posted is gone. */
  void empty() {
    queue.clear();
  }

  /** DestroyWindow, or the exit of its process. */
  void end() {
    owner = null;
    queue.clear();
    waiters.wakeAll();
  }

  Waiters waiters() {
    return waiters;
  }

  /** What waits in the queue, for people. */
  String describe() {
    return queue.toString();
  }
}
