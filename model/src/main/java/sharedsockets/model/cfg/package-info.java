/** Reads model configurations ({@code .cfg}) in TLC's syntax. */
package sharedsockets.model.cfg;
