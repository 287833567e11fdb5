/** Implementations under test, behind the adapter protocol: other processes, or this one. */
package sharedsockets.adapter;
