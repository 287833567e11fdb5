package sharedsockets.winsock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static sharedsockets.winsock.NetworkEvent.FD_CLOSE;
import static sharedsockets.winsock.NetworkEvent.FD_READ;
import static sharedsockets.winsock.SocketType.SOCK_DGRAM;
import static sharedsockets.winsock.SocketType.SOCK_STREAM;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Values: equal if they say the same, and readable. */
final class ValuesTest {
  private static void assertEqual(Object one, Object other, Object... different) {
    assertThat(one).isEqualTo(other).hasSameHashCodeAs(other).isNotEqualTo("something else");
    for (Object each : different) {
      assertThat(one).isNotEqualTo(each);
      assertThat(one.hashCode()).isNotEqualTo(each.hashCode());
    }
  }

  @Test
  void protocolInfos() {
    ProtocolInfo info = new ProtocolInfo(7, 2, SOCK_STREAM);
    assertEqual(info, new ProtocolInfo(7, 2, SOCK_STREAM), new ProtocolInfo(8, 2, SOCK_STREAM));
    assertThat(info)
        .isNotEqualTo(new ProtocolInfo(7, 3, SOCK_STREAM))
        .isNotEqualTo(new ProtocolInfo(7, 2, SOCK_DGRAM))
        .hasToString("info 7 for process 2 (SOCK_STREAM)");
  }

  @Test
  void protocolInfoSaysForWhomAndOfWhatItIs() {
    Winsock winsock = Winsock.create();
    WinsockProcess a = winsock.newProcess();
    WinsockProcess b = winsock.newProcess();
    ProtocolInfo info = a.wsaDuplicateSocket(a.socket(SOCK_DGRAM), b.id());
    assertThat(info.targetProcessId()).isEqualTo(b.id());
    assertThat(info.type()).isEqualTo(SOCK_DGRAM);
    ProtocolInfo next = a.wsaDuplicateSocket(a.socket(SOCK_DGRAM), b.id());
    assertThat(next.number()).isNotEqualTo(info.number());
  }

  @Test
  void protocolInfoCanBeSentAnywhere() throws IOException, ClassNotFoundException {
    Winsock winsock = Winsock.create();
    WinsockProcess a = winsock.newProcess();
    ProtocolInfo info = a.wsaDuplicateSocket(a.socket(SOCK_DGRAM), a.id());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(info);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      ProtocolInfo arrived = (ProtocolInfo) in.readObject();
      assertEqual(arrived, info);
      assertThat(a.wsaSocket(arrived)).isPositive();
    }
  }

  @Test
  void windowMessages() {
    WindowMessage message = new WindowMessage(1, 4, FD_READ);
    assertEqual(
        message,
        new WindowMessage(1, 4, FD_READ),
        new WindowMessage(2, 4, FD_READ),
        new WindowMessage(1, 8, FD_READ),
        new WindowMessage(1, 4, FD_CLOSE));
    assertThat(message).hasToString("message 1, 4, FD_READ");
  }

  @Test
  void socketOptions() {
    assertEqual(SocketOption.of("SO_RCVBUF"), SocketOption.SO_RCVBUF, SocketOption.SO_SNDBUF);
    assertThat(SocketOption.of("SO_ANY")).hasToString("SO_ANY");
  }

  @Test
  void behaviours() {
    Behaviour windows = Behaviour.windows();
    Behaviour other = windows.with(DisputedPoint.U1, "cleared");
    assertEqual(other.with(DisputedPoint.U1, "kept"), windows, other);
    assertThat(windows.value(DisputedPoint.U1)).as("is not changed").isEqualTo("kept");
    assertThat(other.value(DisputedPoint.U1)).isEqualTo("cleared");
    assertThat(other.toString()).startsWith("{U1=cleared, U2=survives, ");
  }

  @ParameterizedTest
  @EnumSource
  void everyPointHasAValueInWindowsAndTakesEachOfItsOwnOnly(DisputedPoint point) {
    assertThat(point.possible()).hasSize(2).contains(Behaviour.windows().value(point));
    for (String value : point.possible()) {
      assertThat(Behaviour.windows().with(point, value).value(point)).isEqualTo(value);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Behaviour.windows().with(point, "perhaps"))
        .withMessage(point + " has no value \"perhaps\", but " + point.possible());
  }

  @ParameterizedTest
  @CsvSource({"U1, kept", "U10, silent", "U11, again"})
  void whatIsKnownOfWindowsIsTheDefault(DisputedPoint point, String value) {
    assertThat(Behaviour.windows().value(point)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({"WSAENOTSOCK, 10038", "WSAEINVAL, 10022", "WSA_INVALID_HANDLE, 6"})
  void errorsHaveWindowsNumbers(WinsockError error, int code) {
    assertThat(error.code()).isEqualTo(code);
  }

  @Test
  void processesAreNamedByTheirIds() {
    Winsock winsock = Winsock.create();
    assertThat(winsock.newProcess()).hasToString("process 1");
    assertThat(winsock.newProcess()).hasToString("process 2");
  }
}
