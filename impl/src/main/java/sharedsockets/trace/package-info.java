/**
 * Traces of calls and network events: newline-delimited JSON, read and written one event at a time.
 */
package sharedsockets.trace;
