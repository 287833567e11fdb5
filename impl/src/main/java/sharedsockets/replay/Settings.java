package sharedsockets.replay;

import java.time.Duration;
import sharedsockets.oracle.ProfileSetting;

/**
 * How an implementation is driven.
 *
 * @param profile what it may do at the disputed points
 * @param settling for how long it may take until something that has happened can be observed
 * @param jobs how many adapters work side by side
 */
public record Settings(ProfileSetting profile, Duration settling, int jobs) {}
