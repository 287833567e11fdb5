/** The steps of {@code verify}, and the checks that single commands run, too. */
package sharedsockets.cli.verify;
