/** What the operating system gives: other programs, their processor time, temporary folders. */
package sharedsockets.model.system;
