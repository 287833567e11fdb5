/**
 * Compiles a module with its configuration into a Java class for which a state is a few longs.
 *
 * <p>Expressions are evaluated as far as possible while code is generated: records, functions and
 * sets are structure then ({@code Val}), and only their leaves become Java expressions.
 */
package sharedsockets.model.packed;
