package sharedsockets.winsock;

import java.io.Serializable;
import java.util.Objects;
import java.util.Set;

/** The name of a socket option. Which options a type of socket has, {@link Winsock} says. */
public final class SocketOption implements Serializable {
  private static final long serialVersionUID = 1L;

  public static final SocketOption SO_RCVBUF = new SocketOption("SO_RCVBUF");
  public static final SocketOption SO_SNDBUF = new SocketOption("SO_SNDBUF");

  /** For how long recv waits, in milliseconds; 0: for ever. */
  public static final SocketOption SO_RCVTIMEO = new SocketOption("SO_RCVTIMEO");

  /** For how long send waits, in milliseconds; 0: for ever. */
  public static final SocketOption SO_SNDTIMEO = new SocketOption("SO_SNDTIMEO");

  public static final SocketOption SO_REUSEADDR = new SocketOption("SO_REUSEADDR");
  public static final SocketOption SO_KEEPALIVE = new SocketOption("SO_KEEPALIVE");
  public static final SocketOption SO_BROADCAST = new SocketOption("SO_BROADCAST");
  public static final SocketOption TCP_NODELAY = new SocketOption("TCP_NODELAY");

  /** (OPT-4) Whether the socket listens. */
  static final SocketOption SO_ACCEPTCONN = new SocketOption("SO_ACCEPTCONN");

  private static final Set<SocketOption> BOOLEAN =
      Set.of(SO_REUSEADDR, SO_KEEPALIVE, SO_BROADCAST, TCP_NODELAY);

  private final String name;

  private SocketOption(String name) {
    this.name = name;
  }

  /** The option of a name, known or not. */
  public static SocketOption of(String name) {
    return new SocketOption(Objects.requireNonNull(name));
  }

  /** (OPT-1) Whether the option is true or false, whatever number says so. */
  boolean isBoolean() {
    return BOOLEAN.contains(this);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SocketOption that && name.equals(that.name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  /** The name. */
  @Override
  public String toString() {
    return name;
  }
}
