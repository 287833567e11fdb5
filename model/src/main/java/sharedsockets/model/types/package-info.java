/** Types of variables, read from the set expressions that a specification gives for them. */
package sharedsockets.model.types;
