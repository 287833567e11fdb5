/**
 * A Winsock in memory, whose simulated processes share sockets as those of Windows do.
 *
 * <p>Start with {@link sharedsockets.winsock.Winsock}. Calls have Winsock's names in Java's
 * spelling, and fail with a {@link sharedsockets.winsock.WinsockException} that carries Winsock's
 * error and the rule that asks for it. An argument that is null fails with a {@link
 * NullPointerException}, except where null stands for a null handle.
 *
 * <p>Everything may be called by any thread. All state is guarded by one lock, that of its Winsock:
 * a call takes effect at one instant at which it holds the lock. A call that waits gives the lock
 * up, and looks again whenever something has changed. What a class that is not public says to be
 * "called with the lock" is not safe otherwise.
 */
package sharedsockets.winsock;
