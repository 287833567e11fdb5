package sharedsockets.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import sharedsockets.oracle.ProfileSetting;
import sharedsockets.trace.Event;
import sharedsockets.trace.Operation;

final class RespondentTest {
  private Respondent respondent = new Respondent(ProfileSetting.of("wine-8.0").completed());

  private Event ask(String process, Operation call, Object... arguments) {
    Event question = Event.success(respondent.line(), process, call, null, arguments);
    var answered = respondent.answer(question, "new").orElseThrow();
    respondent = answered.then();
    return answered.answer();
  }

  @Test
  void itGivesNewNamesAndPrefersSuccess() {
    assertThat(ask("A", Operation.OPEN_SOCKET, "SOCK_DGRAM").result()).isEqualTo("new");
    assertThat(ask("A", Operation.SEND, "new").result()).isEqualTo(1L);
    assertThat(ask("A", Operation.CLOSE_SOCKET, "new").failed()).isFalse();
    assertThat(ask("A", Operation.SEND, "new").error()).isEqualTo("WSAENOTSOCK");
    assertThat(ask("A", Operation.OPEN_SOCKET, "SOCK_DGRAM").result()).isEqualTo("new");
  }

  @Test
  void whatFollowsLeavesWhatWasAsItWas() {
    ask("A", Operation.OPEN_SOCKET, "SOCK_DGRAM");
    Respondent before = respondent;
    ask("A", Operation.CLOSE_SOCKET, "new");
    respondent = before;
    assertThat(ask("A", Operation.SEND, "new").result()).isEqualTo(1L);
  }

  @Test
  void whatCannotBeGivesNothing() {
    ask("A", Operation.OPEN_SOCKET, "SOCK_STREAM");
    ask("A", Operation.CLOSE_SOCKET, "new");
    assertThat(respondent.after(Event.network(3, Operation.PEER_SEES_END, "A", "new"))).isPresent();
    assertThat(respondent.after(Event.network(3, Operation.DATA_ARRIVES, "A", "new"))).isEmpty();
    ask("A", Operation.EXIT_PROCESS);
    Event send = Event.success(4, "A", Operation.SEND, null, "new");
    assertThat(respondent.answer(send, "newer")).isEmpty();
  }
}
