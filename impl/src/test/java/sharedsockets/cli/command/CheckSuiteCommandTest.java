package sharedsockets.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckSuiteCommandTest {
  private static final String PER_PROCESS = "options-per-process";
  private static final String ENUM_KEEPS = "enum-keeps";

  private static final String SET =
      """
      {"process":"A","call":"socket","args":{"type":"SOCK_STREAM"},"result":"s1"}
      {"process":"A","call":"setsockopt","args":{"s":"s1","option":"SO_KEEPALIVE","value":1},"result":0}
      {"process":"A","call":"getsockopt","args":{"s":"s1","option":"SO_KEEPALIVE"},"result":1}
      """;

  private static final String READ_BY_ANOTHER =
      """
      {"process":"A","call":"WSADuplicateSocket","args":{"s":"s1","target":"B"},"result":"i1"}
      {"process":"B","call":"WSASocket","args":{"info":"i1"},"result":"s1"}
      {"process":"B","call":"getsockopt","args":{"s":"s1","option":"SO_KEEPALIVE"},"result":1}
      """;

  private static final String ENUMERATED_TWICE =
      """
      {"process":"A","call":"socket","args":{"type":"SOCK_DGRAM"},"result":"s1"}
      {"process":"A","call":"WSAEventSelect","args":{"s":"s1","event":"e1","events":["FD_WRITE"]},"result":0}
      {"process":"A","call":"WSAEnumNetworkEvents","args":{"s":"s1"},"result":["FD_WRITE"]}
      {"process":"A","call":"WSAEnumNetworkEvents","args":{"s":"s1"},"result":[]}
      """;

  @TempDir private Path folder;

  private Path trace(String name, String lines) throws Exception {
    return Files.writeString(folder.resolve(name + ".ndjson"), lines);
  }

  /** In the specification alone: here is no checkout. */
  private CommandLineRun check(String... arguments) {
    return check(folder, arguments);
  }

  private static CommandLineRun check(Path root, String... arguments) {
    List<String> all =
        new ArrayList<>(List.of("check-suite", "--root", root.toString(), "--jobs", "1"));
    all.addAll(List.of(arguments));
    return CommandLineRun.of(all.toArray(String[]::new));
  }

  @Test
  void aSuiteWithoutReadsByAnotherMissesOptionsOfEachProcess() throws Exception {
    trace("weak", SET);
    CommandLineRun run = check(folder.toString(), "--fault", PER_PROCESS);
    assertThat(run.out()).contains("1 traces", "not found: " + PER_PROCESS);
    assertThat(run.status()).isEqualTo(1);
  }

  @Test
  void oneWithSuchReadsFindsThem() throws Exception {
    trace("strong", SET + READ_BY_ANOTHER);
    CommandLineRun run = check(folder.toString(), "--fault", PER_PROCESS);
    assertThat(run.complaints()).isEmpty();
    assertThat(run.out()).doesNotContain("not found", "no fault");
    assertThat(run.status()).isZero();
  }

  @Test
  void ofAPairEachNeedsAFindingOfItsOwn() throws Exception {
    Path options = trace("options", SET + READ_BY_ANOTHER);
    Path events = trace("events", ENUMERATED_TWICE);
    CommandLineRun run =
        check(
            options.toString(),
            events.toString(),
            "--fault",
            PER_PROCESS + "," + ENUM_KEEPS,
            "--format",
            "json");
    assertThat(run.status()).isZero();
    JsonNode population = new ObjectMapper().readTree(run.out()).path("populations").path(0);
    assertThat(population.path("found")).hasSize(2);
    assertThat(population.path("pairs").path("BOTH").asInt()).isEqualTo(1);
  }

  @Test
  void faultsOfTheReferenceImplementationAreFoundToo() throws Exception {
    Path enumerated = trace("events", ENUMERATED_TWICE);
    CommandLineRun run =
        check(Path.of(".."), enumerated.toString(), "--fault", "record-not-cleared");
    assertThat(run.out()).containsPattern("reference implementation +1 +1 ");
    assertThat(run.status()).isZero();
  }

  /** Of small models of its own: {@code verify} makes the suites of all. */
  @Test
  void partOfTheSmallSuiteFindsSomeFaultsAndNothingWhereThereIsNone() throws Exception {
    Path models = FewModels.in(folder, "options-shared-small", "notification-small");
    CommandLineRun run =
        check(
            "--models",
            models.toString(),
            "--every",
            "20",
            "--fault",
            PER_PROCESS + "," + ENUM_KEEPS);
    assertThat(run.out()).containsPattern("specification +2 +2 ").doesNotContain("no fault");
    assertThat(run.status()).isZero();
  }

  @Test
  void badUsageIsSaid() {
    assertThat(check("--fault", "no-such").status()).isEqualTo(2);
    assertThat(check("--fault", "no-such").err()).contains("--fault: there is no no-such");
    assertThat(check(folder.resolve("none").toString()).err()).contains("no such file or folder");
    assertThat(check("--every", "0").status()).isEqualTo(2);
  }
}
