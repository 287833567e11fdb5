/**
 * Drives implementations under test through their adapters. The oracle looks on and decides after
 * each answer what may come next; what it refuses is shrunk.
 */
package sharedsockets.replay;
