/** Other programs that this one starts. */
package sharedsockets.model.process;
