/**
 * Drives the reference implementation through every transition of a model, and judges what it
 * answers by the model's state graph. No rule about sockets stands here.
 */
package sharedsockets.transitions;
