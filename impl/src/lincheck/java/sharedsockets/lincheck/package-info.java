/**
 * Lincheck on the reference implementation: interleavings of random scenarios (model checking), and
 * the same by threads that nobody holds (stress), whose answers are to be those of the generated
 * specification in some order. {@link sharedsockets.lincheck.LincheckMain} runs all.
 */
package sharedsockets.lincheck;
