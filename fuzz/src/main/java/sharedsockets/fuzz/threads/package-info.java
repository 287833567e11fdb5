/**
 * The reference implementation with threads that go on by turns, as a schedule says. Its classes
 * are loaded once more for that, with their locks and waits, and accesses to fields outside of a
 * lock, replaced by calls of {@link sharedsockets.fuzz.threads.Steps}: nothing of it stands in the
 * implementation itself, and the same program with the same schedule always goes the same way.
 */
package sharedsockets.fuzz.threads;
