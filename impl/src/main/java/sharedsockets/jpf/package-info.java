/**
 * Runs the harnesses of {@code impl/src/jpf} with Java PathFinder and judges what they print: every
 * outcome of every interleaving must be linearizable by the specification.
 */
package sharedsockets.jpf;
