/**
 * Judges one order of events by the specification. Nothing here knows a rule about sockets: events
 * become actions of the specification, and its generated form says what may happen.
 */
package sharedsockets.oracle;
