package sharedsockets.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ProcessGroupTest {
  @Test
  void lastWordsOutliveAKill() throws Exception {
    ProcessGroup group = ProcessGroup.start(List.of("sh", "-c", "echo ready; exec sleep 100000"));
    // Until then it may have written nothing.
    assertThat(group.leader().getInputStream().read()).isEqualTo('r');

    group.kill();
    group.leader().waitFor();

    assertThat(new String(group.leader().getInputStream().readAllBytes(), UTF_8))
        .isEqualTo("eady\n");
  }
}
