/** A parallel breadth-first search over compiled models. */
package sharedsockets.model.explorer;
