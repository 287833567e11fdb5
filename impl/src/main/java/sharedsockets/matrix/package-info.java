/** What each checker finds of the planted faults. */
package sharedsockets.matrix;
