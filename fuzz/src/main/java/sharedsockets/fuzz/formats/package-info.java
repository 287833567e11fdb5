/** The target of input formats: whatever is read, only the exceptions that are documented. */
package sharedsockets.fuzz.formats;
