/**
 * Java code as a tree: what the compiled engine builds, simplifies and prints once at the end.
 *
 * <p>{@code Term} is an expression, {@code Statement} a statement, {@code Terms} builds simplified
 * expressions, {@code DeadCode} drops statements without effect, {@code Methods} prints.
 */
package sharedsockets.model.javacode;
