/** What calls of the reference implementation cost: benchmarks for JMH, and memory. */
package sharedsockets.bench;
