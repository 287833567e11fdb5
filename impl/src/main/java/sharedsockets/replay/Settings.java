package sharedsockets.replay;

import java.time.Duration;
import sharedsockets.oracle.ProfileSetting;

/**
 * How an implementation is driven.
 *
 * @param profile what it may do at the disputed points
 * @param settling for how long it may take until something that has happened can be observed
 * @param jobs how many adapters work side by side
 * @param threads how many requests an adapter gets at a time, of different processes
 * @param failFast whether the first finding is enough
 */
public record Settings(
    ProfileSetting profile, Duration settling, int jobs, int threads, boolean failFast) {
  /** Whether there is anything to go on for, with so many findings. */
  boolean goesOn(int findings) {
    return !failFast || findings == 0;
  }
}
