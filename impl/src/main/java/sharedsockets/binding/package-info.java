/**
 * Calls by name, as traces and models write them, made on the reference implementation: names are
 * bound to what it gave out.
 */
package sharedsockets.binding;
