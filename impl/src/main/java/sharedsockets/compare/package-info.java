/** Two reports compared: findings and disputed points of one implementation before and after. */
package sharedsockets.compare;
