package sharedsockets.trace;

/**
 * A line of a trace, with what there is to say of it.
 *
 * @param line counted from 1; 0 where it is the trace as a whole
 * @param column counted from 1; 0 where it is the line as a whole
 * @param message one line, which quotes little of the input
 */
public record LineComment(long line, int column, String message) {}
