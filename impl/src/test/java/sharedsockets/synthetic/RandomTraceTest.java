package sharedsockets.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sharedsockets.oracle.ProfileSetting;
import sharedsockets.oracle.Verdict;
import sharedsockets.oracle.Verdict.Conforms;
import sharedsockets.order.Judge;
import sharedsockets.trace.Event;
import sharedsockets.trace.EventWriter;
import sharedsockets.trace.Operation;

final class RandomTraceTest {
  private static final int EVENTS = 20_000;
  private static final ProfileSetting WINE = ProfileSetting.of("wine-8.0");

  private static byte[] trace(long seed, Set<Operation> used) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    RandomTrace trace = new RandomTrace(WINE, seed, 4, 20);
    try (EventWriter writer = new EventWriter(bytes)) {
      for (int i = 0; i < EVENTS; i++) {
        Event event = trace.next();
        used.add(event.operation());
        writer.write(event);
      }
    }
    return bytes.toByteArray();
  }

  @Test
  void itConformsAndUsesEveryCall() throws Exception {
    Set<Operation> used = EnumSet.noneOf(Operation.class);
    byte[] bytes = trace(7, used);
    assertThat(used)
        .containsAll(
            EnumSet.complementOf(EnumSet.of(Operation.PEER_SEES_END, Operation.PEER_SEES_NO_END)));
    for (ProfileSetting profile : new ProfileSetting[] {WINE, ProfileSetting.ANY}) {
      Verdict verdict = new Judge(profile).judge(new ByteArrayInputStream(bytes));
      assertThat(verdict).isInstanceOf(Conforms.class);
      assertThat(verdict.events()).isEqualTo(EVENTS);
    }
  }

  @Test
  void theSameSeedGivesTheSameTrace() throws Exception {
    Set<Operation> used = EnumSet.noneOf(Operation.class);
    assertThat(trace(3, used)).isEqualTo(trace(3, used)).isNotEqualTo(trace(4, used));
  }
}
