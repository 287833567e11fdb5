/** What commands print: reports, verdicts, and on a terminal how far they are. */
package sharedsockets.cli.report;
