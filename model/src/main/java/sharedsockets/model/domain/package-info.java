/** Finite domains of variables, read from the set expressions of a type invariant. */
package sharedsockets.model.domain;
