/** Reports as HTML pages, made of the results that text and JSON are made of. */
package sharedsockets.cli.page;
