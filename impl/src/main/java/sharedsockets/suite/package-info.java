/**
 * A conformance suite: traces that together take every transition of a model's state graph. What
 * may happen is the model's to say; no rule about sockets stands here.
 */
package sharedsockets.suite;
