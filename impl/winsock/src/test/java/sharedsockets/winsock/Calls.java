package sharedsockets.winsock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Frequent steps of the tests. */
final class Calls {
  private Calls() {}

  /** Opens a descriptor of the socket in another process, or the same. */
  static int share(WinsockProcess from, int s, WinsockProcess to) {
    return to.wsaSocket(from.wsaDuplicateSocket(s, to.id()));
  }

  /** The error with which a call fails. */
  static WinsockError errorOf(ThrowingCallable call) {
    WinsockException failure = catchThrowableOfType(WinsockException.class, call);
    assertThat(failure).as("the call has not failed").isNotNull();
    return failure.error();
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Receives at most that many bytes. */
  static String recv(WinsockProcess process, int s, int length) {
    byte[] buffer = new byte[length];
    int count = process.recv(s, buffer);
    return new String(buffer, 0, count, StandardCharsets.US_ASCII);
  }

  static boolean isSignalled(WinsockProcess process, WsaEvent event) {
    return process.wsaWaitForMultipleEvents(List.of(event), false, 0) == 0;
  }
}
