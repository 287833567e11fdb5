/** The abstract syntax of a TLA+ module, independent of any tool that reads or writes it. */
package sharedsockets.model.ast;
