/**
 * The table of calls, {@code spec/calls.json}: read, held against the specification's actions, and
 * written as the Java that all who speak of calls share.
 */
package sharedsockets.model.table;
