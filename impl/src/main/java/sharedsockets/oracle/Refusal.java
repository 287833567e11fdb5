package sharedsockets.oracle;

import java.util.List;
import sharedsockets.spec.Guard;

/**
 * A conjunct that did not hold.
 *
 * @param expected what its parameter may have been, empty where it has none
 */
record Refusal(Guard guard, List<Object> expected) {}
