package sharedsockets.compare;

import java.util.List;

/**
 * A finding, as a report has it.
 *
 * @param key the same in each report that has a finding of this kind
 * @param rules the ids of the rules that are broken; none where it is the adapter that is at fault
 * @param answer the answer that is wrong, without names: an error, a number, a set
 * @param summary the same in one line
 * @param trace the shortest trace that shows it, an event a line
 * @param cause the name of the planted fault that explains it and others; empty where none is known
 */
public record RecordedFinding(
    String key,
    List<String> rules,
    String answer,
    String summary,
    List<String> trace,
    String cause) {}
