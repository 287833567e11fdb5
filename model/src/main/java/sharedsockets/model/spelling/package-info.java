/** Names that were meant by names that are not known. */
package sharedsockets.model.spelling;
