/**
 * The specification as readable, typed Java: a method an action, a method an operator, records and
 * enums for what TypeOK says. States are immutable and nothing is bounded; what has no such form is
 * refused with its place ({@link sharedsockets.model.ast.Unsupported}).
 */
package sharedsockets.model.source;
