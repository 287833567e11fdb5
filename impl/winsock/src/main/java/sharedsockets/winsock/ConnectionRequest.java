package sharedsockets.winsock;

import java.util.Map;

/** A connection that waits to be accepted, and what its listener was when it came (U16, U20). */
final class ConnectionRequest {
  final Map<SocketOption, Integer> options;
  final Registration registration;
  final boolean isBlocking;

  ConnectionRequest(
      Map<SocketOption, Integer> options, Registration registration, boolean isBlocking) {
    this.options = options;
    this.registration = registration;
    this.isBlocking = isBlocking;
  }
}
