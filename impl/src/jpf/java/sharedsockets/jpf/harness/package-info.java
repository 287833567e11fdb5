/**
 * Programs for Java PathFinder, which runs them in every way in which they can go. They compile and
 * run without it too, each in one of those ways then.
 *
 * <p>What runs under Java PathFinder here uses no more of Java than it bears: no streams, no
 * anonymous classes beside lambdas (the class X$1 and the first lambda of X have one name there), no
 * records without methods of their own.
 */
package sharedsockets.jpf.harness;
