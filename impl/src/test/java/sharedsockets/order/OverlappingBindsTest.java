package sharedsockets.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sharedsockets.oracle.ProfileSetting;
import sharedsockets.oracle.Verdict.Conforms;
import sharedsockets.trace.Event;
import sharedsockets.trace.Operation;

/** A's socket is bound; it is closed while B and C want its address. */
final class OverlappingBindsTest {
  private static final Object FREE = false;

  private final List<Event> history = new ArrayList<>();

  private void add(double begin, double end, Event event) {
    history.add(event.during(begin, end));
  }

  private Event call(String process, Operation call, Object result, Object... arguments) {
    return Event.success(history.size() + 1, process, call, result, arguments);
  }

  private Event bind(String process, String answer) {
    Event bind = call(process, Operation.BIND, 0L, "s1", "a1");
    return answer.equals("0") ? bind : bind.withError(answer);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 9, 0, WSAEADDRINUSE, true",
    "0, 9, WSAEADDRINUSE, 0, true",
    "0, 9, WSAEADDRINUSE, WSAEADDRINUSE, true",
    "0, 9, 0, 0, false",
    "6, 9, WSAEADDRINUSE, WSAEADDRINUSE, true",
    "6, 9, 0, WSAEADDRINUSE, false",
    "0, 1, WSAEADDRINUSE, 0, true",
    "0, 1, WSAEADDRINUSE, WSAEADDRINUSE, false"
  })
  void theOrderOfCloseAndBindsIsFound(
      double begin, double end, String ofB, String ofC, boolean conforms) {
    double time = -10;
    for (String process : List.of("A", "B", "C")) {
      add(time++, time++, call(process, Operation.OPEN_SOCKET, "s1", "SOCK_STREAM", null, FREE));
    }
    add(time++, time, bind("A", "0"));
    add(begin, end, call("A", Operation.CLOSE_SOCKET, 0L, "s1"));
    add(2, 5, bind("B", ofB));
    add(2, 5, bind("C", ofC));
    assertThat(new Judge(ProfileSetting.of("wine-8.0")).judge(history) instanceof Conforms)
        .isEqualTo(conforms);
  }
}
