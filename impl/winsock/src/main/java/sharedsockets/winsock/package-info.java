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
 *
 * <p>There is one lock, and not one for each socket. An exit, a duplicate, a connection and a wait
 * for several event objects concern many sockets: with one lock each is one step, no order of locks
 * is to be kept, and other threads can come between only where a call waits, so that all such
 * orders can be verified. It costs no processor time: sixteen threads on sockets of their own spend
 * 27 ns on a getsockopt and 322 ns on a send or recv over the loopback, and 29 and 478 ns where
 * each has a lock of its own, which is within the error (make jmh; OpenJDK 17 on two busy
 * processors). Calls of several threads do not go on at once; tests that need that give each thread
 * a Winsock, which has its own lock.
 */
package sharedsockets.winsock;
