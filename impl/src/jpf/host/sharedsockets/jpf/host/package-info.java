/**
 * Parts of Java PathFinder that make it see fewer states of the harnesses. They are compiled when it is
 * run, with the Java PathFinder that is there.
 */
package sharedsockets.jpf.host;
