/** The labels of a model's steps as calls of the trace format. */
package sharedsockets.label;
