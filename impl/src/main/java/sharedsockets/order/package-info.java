/**
 * Judges histories whose events overlap (linearizability): searches an order of the events that the
 * oracle accepts.
 */
package sharedsockets.order;
