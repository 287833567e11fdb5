/** For tests with JUnit of what has Winsock's calls: the specification judges them. */
package sharedsockets.junit;
