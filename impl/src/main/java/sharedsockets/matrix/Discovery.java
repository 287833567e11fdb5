package sharedsockets.matrix;

import java.util.OptionalInt;

/**
 * What a checker says of what it has found.
 *
 * @param calls length of the program that shows it, where there is one
 * @param what for people
 */
public record Discovery(OptionalInt calls, String what) {}
