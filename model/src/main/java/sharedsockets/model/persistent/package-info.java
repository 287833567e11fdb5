/**
 * Immutable collections that share structure: what the states of a generated specification are made
 * of. Equality has value semantics and skips what two collections share; hashes are computed when
 * first asked for and kept.
 */
package sharedsockets.model.persistent;
