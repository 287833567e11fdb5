/**
 * The oracle in a browser. Input: a trace that somebody drops on a page. Output: what {@code
 * check-trace} prints of it. The classes of this package are compiled to WebAssembly.
 */
package sharedsockets.web;
