/**
 * Lincheck on the reference implementation, in model-checking mode: interleavings of random
 * scenarios, whose answers are to be those of the generated specification in some order. {@link
 * sharedsockets.lincheck.LincheckMain} runs all.
 */
package sharedsockets.lincheck;
