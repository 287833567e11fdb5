package sharedsockets.jpf.host;

import gov.nasa.jpf.Config;
import gov.nasa.jpf.vm.TimeModel;
import gov.nasa.jpf.vm.VM;

/** A clock that stands still: states that differ in when a wait began would never match. */
public final class NoTime implements TimeModel {
  /** As Java PathFinder makes it. */
  public NoTime(VM vm, Config config) {}

  @Override
  public long currentTimeMillis() {
    return 0;
  }

  @Override
  public long nanoTime() {
    return 0;
  }
}
