/** Reads TLA+ modules through SANY, the TLA+ tools' parser, into the tool-free {@code ast}. */
package sharedsockets.model.sany;
