/** Writes what a check found: as a table, as JSON, as JUnit XML. */
package sharedsockets.model.report;
