/** A trace told in words: what each event did to which socket. */
package sharedsockets.story;
