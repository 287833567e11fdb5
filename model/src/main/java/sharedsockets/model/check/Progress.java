package sharedsockets.model.check;

/**
 * The progress of an exploration.
 *
 * @param generated states computed so far, initial ones included
 * @param distinct different states among them
 * @param queue states found whose successors are not computed yet
 * @param depth levels of the search reached; the initial states are level 1
 */
public record Progress(long generated, long distinct, long queue, int depth) {}
