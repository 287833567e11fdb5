/** The table of calls for readers and for the adapter in C. */
package sharedsockets.format;
