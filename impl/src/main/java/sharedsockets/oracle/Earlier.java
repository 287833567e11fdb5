package sharedsockets.oracle;

import java.util.List;

/**
 * An earlier event that matters to a divergence.
 *
 * @param line its line, counted from 1
 * @param event the event, for people
 * @param changed the parts of the specification's state that it was the last to change
 */
public record Earlier(long line, String event, List<String> changed) {}
