/** What all targets share: how they are set up, and what becomes of their figures and findings. */
package sharedsockets.fuzz.harness;
