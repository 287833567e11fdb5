package sharedsockets.matrix;

import java.util.OptionalInt;

/**
 * A finding of one checker, in its own words.
 *
 * @param calls length of the program that shows it, where there is one
 * @param what for people
 */
public record Discovery(OptionalInt calls, String what) {}
