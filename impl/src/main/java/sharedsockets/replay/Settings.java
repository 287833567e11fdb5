package sharedsockets.replay;

import java.time.Duration;
import sharedsockets.oracle.ProfileSetting;

/**
 * Settings of a replay or an exploration.
 *
 * @param profile what it may do at the disputed points
 * @param settling for how long it may take until something that has happened can be observed
 * @param jobs how many adapters work side by side
 * @param threads how many requests an adapter gets at a time, of different processes
 * @param failFast whether the first finding is enough
 * @param stop that ends the run early
 */
public record Settings(
    ProfileSetting profile, Duration settling, int jobs, int threads, boolean failFast, Stop stop) {
  /** A run that goes on to its end. */
  public Settings(
      ProfileSetting profile, Duration settling, int jobs, int threads, boolean failFast) {
    this(profile, settling, jobs, threads, failFast, new Stop());
  }

  /** The same for a part of the run. */
  Settings with(Stop other) {
    return new Settings(profile, settling, jobs, threads, failFast, other);
  }

  /** Whether there is anything to go on for, with so many findings. */
  boolean goesOn(int findings) {
    return !stop.isCalled() && (!failFast || findings == 0);
  }
}
