package sharedsockets.oracle;

import java.util.List;
import sharedsockets.spec.PlantedFault;
import sharedsockets.trace.Event;
import sharedsockets.trace.MalformedTrace;

/**
 * A planted fault under which the specification allows what a trace has done.
 *
 * @param fault the name of its configuration
 * @param rules that it breaks
 * @param sentence what an implementation does that has it
 */
public record Cause(String fault, List<String> rules, String sentence) {
  /** Whether the specification with the fault allows another trace, too, from its first event. */
  public boolean allows(ProfileSetting profile, List<Event> trace) {
    PlantedFault planted = FaultySpecification.fault(fault);
    String first = trace.isEmpty() ? "" : trace.get(0).process();
    Oracle oracle = new Oracle(profile, new FaultySpecification(planted, trace, first));
    try {
      for (Event event : trace) {
        if (!oracle.takes(event)) {
          return false;
        }
      }
      return true;
    } catch (MalformedTrace | RuntimeException e) {
      // A fault may leave a state for which the specification has no word.
      return false;
    }
  }
}
