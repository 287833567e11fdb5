/**
 * The readings of a specification that its back ends share: the interpreter, the explorer's
 * compiler and the generator of Java.
 */
package sharedsockets.model.reading;
