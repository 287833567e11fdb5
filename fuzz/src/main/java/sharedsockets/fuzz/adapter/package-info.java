/** The differential target: any implementation behind an adapter, judged by the readable oracle. */
package sharedsockets.fuzz.adapter;
