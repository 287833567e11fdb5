/**
 * How much a conformance suite sees (mutation analysis). Input: a suite; planted faults of the
 * specification and of the reference implementation, alone and in pairs. Output: those that a
 * replay of the suite finds, and those that another fault hides.
 */
package sharedsockets.mutation;
