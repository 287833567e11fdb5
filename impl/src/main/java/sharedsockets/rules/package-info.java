/** What the rules and the disputed points say, for people. */
package sharedsockets.rules;
