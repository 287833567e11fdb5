package sharedsockets.winsock;

/** Winsock's errors, as far as this implementation reports them. */
public enum WinsockError {
  /** A handle names no event object or window of the calling process. */
  WSA_INVALID_HANDLE(6),
  /** A wait is for no event object, or for more than 64. */
  WSA_INVALID_PARAMETER(87),
  /** The calling thread was interrupted while it waited. */
  WSAEINTR(10004),
  /** There is no buffer where the call needs one. */
  WSAEFAULT(10014),
  /** An argument is out of range, or no such process or protocol info exists. */
  WSAEINVAL(10022),
  /** The process's descriptor table is full. */
  WSAEMFILE(10024),
  /** The socket is non-blocking, and the call would have to wait. */
  WSAEWOULDBLOCK(10035),
  /** Another attempt to connect is under way. */
  WSAEALREADY(10037),
  /** Another socket has the address. */
  WSAEADDRINUSE(10048),
  /** The value is no descriptor of the calling process. */
  WSAENOTSOCK(10038),
  /** A datagram did not fit into the buffer; the rest of it is lost. */
  WSAEMSGSIZE(10040),
  /** The socket's type has no such option. */
  WSAENOPROTOOPT(10042),
  /** The socket's type does not take the call. */
  WSAEOPNOTSUPP(10045),
  /** No call's error, but FD_CLOSE's code where the peer has reset the connection. */
  WSAECONNABORTED(10053),
  /** The peer has reset the connection. */
  WSAECONNRESET(10054),
  /** The socket is connected, and so can neither listen nor connect. */
  WSAEISCONN(10056),
  /** The socket is not connected: it listens, its peer has reset the connection, or it has none. */
  WSAENOTCONN(10057),
  /** That direction of the socket has been shut down. */
  WSAESHUTDOWN(10058),
  /** SO_RCVTIMEO or SO_SNDTIMEO has passed. */
  WSAETIMEDOUT(10060),
  /** Nobody listens where the socket was to connect to. */
  WSAECONNREFUSED(10061),
  /** The calling process has exited. */
  WSANOTINITIALISED(10093);

  private final int code;

  WinsockError(int code) {
    this.code = code;
  }

  /** The number that WSAGetLastError returns for it. */
  public int code() {
    return code;
  }
}
