/** A Winsock in memory whose simulated processes share sockets. */
module sharedsockets.winsock {
  exports sharedsockets.winsock;
}
