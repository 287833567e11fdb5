/** The commands as picocli runs them, a class each, with the options that several share. */
package sharedsockets.cli.command;
