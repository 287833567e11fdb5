/**
 * Planted faults of the reference implementation: whoever checks it must find them. Each is a patch
 * in {@code fuzz/faults}.
 */
package sharedsockets.faults;
