package sharedsockets.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CheckImplementationCommandTest {
  private static CommandLineRun check(String models, String... arguments) {
    List<String> all = new ArrayList<>(List.of("check-implementation", "--models", models));
    all.addAll(List.of(arguments));
    return CommandLineRun.of(all.toArray(String[]::new));
  }

  @Test
  void aTableTellsWhatWasDriven() {
    CommandLineRun run = check("../model", "accept-options-small");

    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains("accept-options-small", "1 of 1 models conform", "(100.0 %)")
        .doesNotContain("diverges");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void aWrongAnswerIsToldWithTheWayToIt() throws Exception {
    CommandLineRun run = check("../model", "fault-full-at-one");
    CommandLineRun json = check("../model", "fault-full-at-one", "--format", "json");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out())
        .contains("fault-full-at-one: diverges: ")
        .contains(
            "  1. A: socket(type = SOCK_STREAM, flags = {}) -> s1   [OPT-2 BLK-1 DSC-3 INH-3]")
        .contains("observed  descriptor 8")
        .contains("allowed   WSAEMFILE   [DSC-4 STU-1]")
        .contains("0 of 1 models conform");
    assertThat(json.status()).isEqualTo(1);
    JsonNode model = new ObjectMapper().readTree(json.out()).path("models").path(0);
    assertThat(model.path("verdict").asText()).isEqualTo("diverges");
    assertThat(model.path("rules").toString()).contains("DSC-4");
    assertThat(model.path("observed").asText()).isEqualTo("descriptor 8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-such-model", "liveness-small"})
  void whatCannotBeDrivenIsRefused(String name) {
    CommandLineRun run = check("../model", name);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains(name);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void aModelOfOtherThingsIsRefused() {
    CommandLineRun run = check("../model/src/test/resources/toys/model", "lamp-ok");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("no call of Winsock's");
  }
}
