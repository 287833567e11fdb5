package sharedsockets.suite;

import java.util.List;
import java.util.Map;
import sharedsockets.model.check.Configuration;
import sharedsockets.oracle.ProfileSetting;
import sharedsockets.winsock.Behaviour;
import sharedsockets.winsock.DisputedPoint;

/**
 * The plan of a suite: its models and bounds.
 *
 * @param models configurations that tell their calls in a variable {@code obs}
 * @param profile what the implementation does where the documents are silent; all points are
 *     decided
 * @param pairs whether to cover each pair of consecutive transitions, not only each transition,
 *     where that is not too many
 * @param longest how many events a trace may have; one that needs more to get to what it covers has
 *     more
 */
public record SuitePlan(
    List<Configuration> models, ProfileSetting profile, boolean pairs, int longest) {
  /** Traces that a person can read. */
  public static final int READABLE = 60;

  /** Where a model has more pairs than these, its transitions are covered. */
  static final int MOST_PAIRS = 500_000;

  public SuitePlan {
    models = List.copyOf(models);
    profile = completed(profile);
  }

  /** Every transition, by traces of a readable length. */
  public static SuitePlan of(List<Configuration> models, ProfileSetting profile) {
    return new SuitePlan(models, profile, false, READABLE);
  }

  /** Points that a profile leaves open are as Windows has them. */
  private static ProfileSetting completed(ProfileSetting profile) {
    ProfileSetting complete = profile;
    Map<String, String> decided = profile.decided();
    for (DisputedPoint point : DisputedPoint.values()) {
      if (!decided.containsKey(point.name())) {
        complete = complete.with(point.name(), Behaviour.windows().value(point));
      }
    }
    return complete;
  }
}
