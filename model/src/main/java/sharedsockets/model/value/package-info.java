/** Values of TLA+ as TLC prints them: what a state of a counterexample holds. */
package sharedsockets.model.value;
