/** Runs TLC in a JVM of its own and reads what it prints for tools. */
package sharedsockets.model.tlc;
