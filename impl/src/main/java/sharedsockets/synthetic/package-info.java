/** Traces that nobody has recorded: random ones that conform, and recorded ones corrupted. */
package sharedsockets.synthetic;
