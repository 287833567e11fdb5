/** What is expected of each model, what an engine finds, and how the two are compared and told. */
package sharedsockets.model.check;
