/**
 * The model-based target: programs judged by the compiled models, which also say where to begin.
 */
package sharedsockets.fuzz.model;
