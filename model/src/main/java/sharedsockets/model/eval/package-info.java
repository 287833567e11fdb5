/**
 * A module with its configuration, and a plain interpreter of both: initial states, constants, and
 * the few steps of a counterexample. Speed is for {@code packed}.
 */
package sharedsockets.model.eval;
