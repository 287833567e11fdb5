/**
 * Work on several processors. Input: items, and what is made of each. Output: what was made, in the
 * order of the items.
 */
package sharedsockets.parallel;
