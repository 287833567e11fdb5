package sharedsockets.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sharedsockets.model.check.Models;
import sharedsockets.rules.Explanations;
import sharedsockets.rules.Statement;
import sharedsockets.trace.Operation;

/** {@code explain} of ids and names. */
final class ExplainCommandTest {
  private static CommandLineRun explain(String name) {
    return CommandLineRun.of("explain", name, "--models", "../model");
  }

  @Test
  void aRule() {
    CommandLineRun run = explain("REG-2");

    assertThat(run.status()).isZero();
    assertThat(run.out())
        .startsWith("REG-2  A registration through any descriptor")
        .contains("(Shared Sockets, ")
        .containsPattern("SharedSockets.tla:\\d+ .*REG-2")
        .containsPattern("LastRegistrationStands \\(Rules.tla:\\d+\\)")
        .contains("  sharing-small\n", "  kinds-are-apart\n");
  }

  @Test
  void aDisputedPoint() {
    assertThat(explain("U11").out())
        .startsWith("U11  With an event object, ")
        .contains("  again or silent\n", "  documented: any\n", "  wine-8.0: silent\n");
  }

  @Test
  void aCallAndANetworkEvent() {
    assertThat(explain("WSAWaitForMultipleEvents").out())
        .contains(
            "WSAWaitForMultipleEvents(event, timeout)",
            "WSAWaitForMultipleEvents(events, waitAll, timeout)");
    assertThat(explain("recv").out())
        .startsWith("recv(s")
        .containsPattern("RecvFails \\(SharedSockets.tla:\\d+\\): recv fails, and re-enables")
        .contains("  NOT-4  That call re-enables");
    assertThat(explain("room").out()).startsWith("network event room\n").contains("  NOT-6  ");
  }

  @Test
  void anotherNameOfACall() {
    assertThat(explain("WSADuplicateSocketW").out()).startsWith("WSADuplicateSocket(s, target)\n");
  }

  @ParameterizedTest
  @CsvSource({
    "WSAPoll, WSAPoll is a Winsock call that is not modelled; leave its line out",
    "oob, network event oob is not modelled; judge the trace up to its line"
  })
  void whatIsNotModelled(String name, String advice) {
    assertThat(explain(name).out()).startsWith(advice);
  }

  @ParameterizedTest
  @CsvSource({"close-cancels", "close cancels", "fault-close-cancels"})
  void aPlantedFault(String name) {
    assertThat(explain(name).out())
        .startsWith("close-cancels: ")
        .contains("In an implementation that has it, a close cancels the registration.")
        .contains("  REG-7  The last close", "CloseLeavesRegistration (Rules.tla:")
        .contains("check-model fault-close-cancels");
  }

  private static Stream<String> everyName() {
    return Stream.concat(
        Statement.all().stream().map(Statement::id),
        Arrays.stream(Operation.values()).map(Operation::toString));
  }

  @Test
  void everythingHasAPlaceInTheSpecification() throws Exception {
    Explanations explanations = new Explanations(Models.read(Path.of("../model")));

    for (String name : everyName().toList()) {
      assertThat(explanations.of(name)).anyMatch(line -> line.matches(".*\\.tla:\\d+.*"));
    }
  }

  @ParameterizedTest
  @CsvSource({"REG-22, REG-2", "WSAEventSelct, WSAEventSelect", "close-cancel, close-cancels"})
  void whatIsNearIsSuggested(String name, String meant) {
    CommandLineRun run = explain(name);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("did you mean").contains(meant).hasLineCount(1);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void whatIsNotThereIsRefusedInOneLine() {
    CommandLineRun run = explain("quietly");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("nothing is named quietly").hasLineCount(1);
  }
}
