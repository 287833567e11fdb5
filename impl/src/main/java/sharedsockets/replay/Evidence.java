package sharedsockets.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sharedsockets.oracle.Cause;
import sharedsockets.oracle.ProfileSetting;
import sharedsockets.trace.Event;

/**
 * Right answers of an implementation as evidence against planted faults: a fault is refuted where
 * the specification that has it does not allow an answer.
 */
final class Evidence {
  /** So many traces are kept, or half as many: each of so many that are noted. */
  private static final int MOST_TRACES = 600;

  private final ProfileSetting profile;
  private List<List<Event>> traces = new ArrayList<>();
  private long noted;
  private long stride = 1;
  private final Map<Cause, Boolean> refuted = new HashMap<>();

  Evidence(ProfileSetting profile) {
    this.profile = profile;
  }

  /** Keeps a trace that conforms, perhaps; nothing where requests overlap. */
  void note(List<Event> trace) {
    if (trace.stream().anyMatch(Event::isTimed) || noted++ % stride != 0) {
      return;
    }
    traces.add(trace);
    if (traces.size() == MOST_TRACES) {
      List<List<Event>> half = new ArrayList<>();
      for (int i = 0; i < MOST_TRACES; i += 2) {
        half.add(traces.get(i));
      }
      traces = half;
      stride *= 2;
    }
  }

  /** The causes that nothing refutes; all where something refutes each. */
  List<Cause> weighed(List<Cause> causes) {
    List<Cause> left = causes.stream().filter(each -> !isRefuted(each)).toList();
    return left.isEmpty() ? causes : left;
  }

  private boolean isRefuted(Cause cause) {
    return refuted.computeIfAbsent(
        cause, unseen -> traces.stream().anyMatch(trace -> !cause.allows(profile, trace)));
  }
}
