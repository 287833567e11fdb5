package sharedsockets.jpf.host;

import gov.nasa.jpf.Config;
import gov.nasa.jpf.vm.AllRunnablesSyncPolicy;
import gov.nasa.jpf.vm.ChoiceGenerator;
import gov.nasa.jpf.vm.ElementInfo;
import gov.nasa.jpf.vm.StackFrame;
import gov.nasa.jpf.vm.ThreadInfo;

/**
 * The scheduling points of Java PathFinder (a partial-order reduction): before each lock, but for
 * the first one of a call: the harness lets others run before the call begins, and between there
 * and the lock it does nothing that another thread could see.
 */
public final class FirstLocks extends AllRunnablesSyncPolicy {
  private static final String WORKER = "sharedsockets.jpf.harness.Run$Worker";
  private static final String FRESH = "fresh";

  /** As Java PathFinder makes it. */
  public FirstLocks(Config config) {
    super(config);
  }

  @Override
  public boolean setsLockAcquisitionCG(ThreadInfo thread, ElementInfo lock) {
    ElementInfo worker = worker(thread);
    if (worker != null && worker.getBooleanField(FRESH)) {
      worker.getModifiableInstance().setBooleanField(FRESH, false);
      if (hasNotStoppedSince(thread)) {
        return false;
      }
    }
    return super.setsLockAcquisitionCG(thread, lock);
  }

  private static ElementInfo worker(ThreadInfo thread) {
    for (StackFrame frame = thread.getTopFrame(); frame != null; frame = frame.getPrevious()) {
      if (frame.getMethodInfo().getClassName().equals(WORKER)
          && frame.getMethodInfo().getName().equals("run")) {
        return thread.getElementInfo(frame.getThis());
      }
    }
    return null;
  }

  /**
   * Whether the thread's last choice was that of the harness: a faulty call may stop before its
   * lock.
   */
  private boolean hasNotStoppedSince(ThreadInfo thread) {
    ChoiceGenerator<?> choice = vm.getChoiceGenerator();
    while (choice != null && choice.getThreadInfo() != thread) {
      choice = choice.getPreviousChoiceGenerator();
    }
    return choice == null || choice.getId().equals(YIELD) || choice.getId().equals(END_ATOMIC);
  }
}
