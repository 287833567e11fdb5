package sharedsockets.oracle;

import java.util.List;

/**
 * A planted fault under which the specification allows what a trace has done.
 *
 * @param fault the name of its configuration
 * @param rules that it breaks
 * @param sentence what an implementation does that has it
 */
public record Cause(String fault, List<String> rules, String sentence) {}
