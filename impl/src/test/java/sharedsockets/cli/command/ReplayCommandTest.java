package sharedsockets.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import sharedsockets.cli.page.PageTest;
import sharedsockets.replay.AdapterProgram;
import sharedsockets.replay.PlantedFault;

/** {@code replay} and {@code explore}: what they print and write, and what they refuse. */
@Timeout(900)
final class ReplayCommandTest {
  private static final String EXAMPLES = "../examples/traces/wine-8.0";
  private static final String SHARED = EXAMPLES + "/scenario-02-options-shared-both-ways.ndjson";
  private static final String CLOSED = EXAMPLES + "/scenario-03-original-closed-first.ndjson";

  @TempDir private Path folder;

  private static CommandLineRun run(String command, String adapter, String... more) {
    List<String> all = new ArrayList<>(List.of(command, "--adapter", adapter, "--jobs", "1"));
    // However slow the machine is.
    all.addAll(List.of("--progress", "1000000"));
    all.addAll(List.of(more));
    return CommandLineRun.of(all.toArray(String[]::new));
  }

  private static String faulty(PlantedFault fault) {
    return AdapterProgram.command(fault);
  }

  private static JsonNode json(String text) throws IOException {
    return new ObjectMapper().readTree(text);
  }

  @Test
  void whatIsExpectedToBeMalformedIsSkipped() {
    CommandLineRun run = run("replay", "reference", "../examples/traces/inheriting");
    assertThat(run.err())
        .contains("child-runs-already.ndjson:3: skipped: it is malformed, as expected.json says");
    assertThat(run.out()).contains("22 traces, ").endsWith("conforms\n");
    assertThat(run.status()).isZero();
  }

  private static void assertRefused(CommandLineRun run, String message) {
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains(message).doesNotContain("\tat ");
    assertThat(run.out()).isEmpty();
  }

  @Test
  @Tag("long")
  void aServerWithWorkers() throws IOException {
    CommandLineRun run =
        run("replay", "reference", "../examples/pre-fork-server", "--record", folder.toString());

    assertThat(run.status()).isZero();
    assertThat(run.out()).endsWith("0 unsupported, 0 not applicable: conforms\n");
    CommandLineRun judged =
        CommandLineRun.of(
            "check-trace", "--explain", folder.resolve("pre-fork-server.ndjson").toString());
    assertThat(judged.status()).isZero();
    assertThat(judged.out()).contains("has 1 descriptor left, W2's ");
  }

  @Test
  void referenceImplementation() {
    CommandLineRun run = run("replay", "reference", EXAMPLES);

    assertThat(run.status()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith("rule    verdict  passed  failed  not reached  unsupported\n")
        .contains("where the documents are silent or disagree:\n  U1: kept  U2: survives")
        .endsWith(": conforms\n");
  }

  @Test
  void aProgramThatConforms() {
    CommandLineRun run = run("replay", faulty(PlantedFault.NONE), SHARED, CLOSED);

    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("2 traces, ").endsWith(" not applicable: conforms\n");
  }

  @Test
  void anAdapterOnTheClassPath() {
    CommandLineRun run =
        CommandLineRun.of("replay", "--adapter", "provided-for-tests", SHARED, CLOSED);

    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("2 traces, ").endsWith(": conforms\n");
  }

  @Test
  void aProgramThatDoesNot() {
    CommandLineRun run = run("replay", faulty(PlantedFault.OPTION_IS_NOT_SET), SHARED);

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out())
        .contains("finding 1: OPT-1", "  first in " + Path.of(SHARED).getFileName(), "  observed  ")
        .containsPattern("\nOPT-1 +failed ")
        .endsWith("finding\n");
  }

  /** The first traces are enough, and the rest of the suite is not made. */
  @Test
  @Tag("long")
  void theSuiteOfTheModels() {
    CommandLineRun run =
        run(
            "replay",
            faulty(PlantedFault.INFO_IS_REFUSED),
            "--models",
            "../model",
            "--size",
            "small",
            "--suite-profile",
            "wine-8.0",
            "--fail-fast");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out())
        .contains("finding 1: DUP-1 DUP-2", "  first in survey-")
        .endsWith(" 1 finding\n");
  }

  @Test
  void aPeerThatNeverSeesTheEnd() throws Exception {
    CommandLineRun run =
        run(
            "replay",
            faulty(PlantedFault.PEER_NEVER_SEES_THE_END),
            "--format",
            "json",
            "--settle",
            "1",
            CLOSED);

    assertThat(run.status()).isEqualTo(1);
    JsonNode finding = json(run.out()).get("findings").get(0);
    assertThat(finding.get("rules").toString()).isEqualTo("[\"CLS-2\"]");
    assertThat(finding.get("summary").asText()).matches("network: open at \\w+'s \\w+");
    assertThat(finding.get("trace")).hasSize(3);
  }

  @Test
  void filesThatAreWritten() throws Exception {
    Path record = folder.resolve("new/record");
    Path junit = folder.resolve("replay.xml");
    Path profile = folder.resolve("profile.json");
    Path page = folder.resolve("page.html");

    CommandLineRun run =
        run(
            "replay",
            faulty(PlantedFault.OPTION_IS_NOT_SET),
            "--record",
            record.toString(),
            "--junit",
            junit.toString(),
            "--write-profile",
            profile.toString(),
            "--report",
            page.toString(),
            SHARED,
            EXAMPLES + "/scenario-18-chain-of-duplicates.ndjson");

    assertThat(run.status()).isEqualTo(1);
    assertThat(CommandLineRun.of("check-trace", record + "/finding-01.ndjson").out())
        .contains("diverges: OPT-1");
    assertThat(
            CommandLineRun.of(
                    "check-trace",
                    "--profile",
                    profile.toString(),
                    record + "/scenario-18-chain-of-duplicates.ndjson")
                .status())
        .isZero();
    assertThat(json(Files.readString(profile)).get("U6").asText()).isEqualTo("holds");
    NodeList cases =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(junit.toFile())
            .getElementsByTagName("testcase");
    List<String> failed = new ArrayList<>();
    for (int i = 0; i < cases.getLength(); i++) {
      Element each = (Element) cases.item(i);
      if (each.getElementsByTagName("failure").getLength() > 0) {
        failed.add(each.getAttribute("name"));
      }
    }
    assertThat(failed).contains("OPT-1").doesNotContain("adapter");
    assertThat(cases.getLength()).isGreaterThan(10);
    Document document = PageTest.parsed(Files.readString(page));
    assertThat(document.select("#findings summary").first().text()).startsWith("finding 1: OPT-1");
    assertThat(document.select("#findings pre.mermaid").first().text()).contains("break diverges");
    assertThat(document.select("#findings tbody tr").first().text()).matches("[\\d, ]+ .* OPT-1");
    assertThat(document.select("#rules tbody tr")).hasSizeGreaterThan(10);
  }

  /** A name that no call has returned stands for a value that names nothing. */
  @Test
  void descriptorThatNeverWas() throws Exception {
    Path trace =
        Files.writeString(
            folder.resolve("never.ndjson"),
            """
            {"process":"A","call":"socket","args":{"type":"SOCK_DGRAM"},"result":"d"}
            {"process":"A","call":"send","args":{"s":"none"},"error":"WSAENOTSOCK"}
            """);

    CommandLineRun run = run("replay", "reference", trace.toString());

    assertThat(run.out()).endsWith("2 steps, 0 unsupported, 0 not applicable: conforms\n");
  }

  /** Some implementations find out at once that a buffer is invalid, some once there is data. */
  @Test
  void callThatMayWaitIsNotMade() throws Exception {
    Path trace =
        Files.writeString(
            folder.resolve("waits.ndjson"),
            """
            {"process":"A","call":"socket","args":{"type":"SOCK_STREAM"},"result":"s"}
            {"process":"A","call":"recv","args":{"s":"s","length":1,"buffer":"invalid"},"error":"WSAEFAULT"}
            {"network":"data","args":{"process":"A","s":"s"}}
            {"process":"A","call":"recv","args":{"s":"s","length":1,"buffer":"invalid"},"error":"WSAEFAULT"}
            """);

    CommandLineRun run = run("replay", "reference", trace.toString());

    assertThat(run.out()).endsWith("3 steps, 0 unsupported, 1 not applicable: conforms\n");
  }

  /** What was not answered is no trace; the file can be replayed all the same. */
  @Test
  void findingOfAnAdapterThatFails() throws Exception {
    Path record = folder.resolve("record");
    Path script =
        Files.writeString(
            folder.resolve("adapter"), "read line; echo '{\"reset\":true}'; read x\n");

    run("replay", "sh " + script, "--record", record.toString(), SHARED);

    assertThat(record.resolve("finding-01.ndjson"))
        .content()
        .contains("WSASYSCALLFAILURE", "the adapter has exited");
    assertThat(run("replay", "reference", record + "/finding-01.ndjson").status()).isZero();
  }

  /** On Windows FD_WRITE is told again to a new registration, once a send has succeeded. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'\"result\":0,\"sent\":65536' | 0 | conforms | send",
        "'\"unsupported\":true,\"sent\":65536' | 0 | conforms | send",
        "'\"result\":0' | 1 | 1 finding | WSAEnumNetworkEvents",
      })
  void whatAnAdapterSendsToFillABufferIsACall(
      String full, int status, String verdict, String written) throws Exception {
    Path trace =
        Files.writeString(
            folder.resolve("full.ndjson"),
            """
            {"process":"A","call":"socket","args":{"type":"SOCK_STREAM"},"result":"s1"}
            {"process":"A","call":"WSAEventSelect","args":{"s":"s1","event":"e","events":["FD_WRITE"]},"result":0}
            {"process":"A","call":"WSAEnumNetworkEvents","args":{"s":"s1"},"result":["FD_WRITE"]}
            {"network":"full","args":{"process":"A","s":"s1"}}
            {"network":"room","args":{"process":"A","s":"s1"}}
            {"process":"A","call":"WSAEventSelect","args":{"s":"s1","event":"e","events":["FD_WRITE"]},"result":0}
            {"process":"A","call":"WSAEnumNetworkEvents","args":{"s":"s1"},"result":["FD_WRITE"]}
            """);
    String adapter =
        ShellAdapter.write(
            folder,
            """
            *'"socket"'*) answer '"result":"s1"' ;;
            *'"full"'*) answer '%s' ;;
            *Enum*) answer '"result":["FD_WRITE"]' ;;
            *) answer '"result":0' ;;
            """
                .formatted(full));
    Path record = folder.resolve("record");

    CommandLineRun run =
        run("replay", adapter, "--profile", "windows", "--record", record + "", trace + "");

    assertThat(run.status()).isEqualTo(status);
    assertThat(run.out()).contains(verdict);
    Path made = record.resolve(status == 0 ? "full.ndjson" : "finding-01.ndjson");
    assertThat(made).content().contains("\"" + written + "\"");
    assertThat(CommandLineRun.of("check-trace", "--profile", "windows", made + "").status())
        .isEqualTo(status);
  }

  @Test
  @Tag("long")
  void sameSeedSameWalks() throws Exception {
    Path[] records = {folder.resolve("1"), folder.resolve("2")};
    for (Path record : records) {
      CommandLineRun run =
          run("explore", "reference", "--seconds", "1", "--seed", "7", "--record", record + "");
      assertThat(run.status()).isZero();
    }
    // How many walks there is time for is another matter.
    Set<String> both = new TreeSet<>(List.of(records[0].toFile().list()));
    both.retainAll(List.of(records[1].toFile().list()));
    assertThat(both).contains("seed-7-walk-0.ndjson");
    for (String walk : both) {
      assertThat(records[0].resolve(walk)).hasSameTextualContentAs(records[1].resolve(walk));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "replay | /no/suite | /no/suite: no such file or folder",
        "replay | ../spec | no traces (*.ndjson) in [../spec]",
        "replay | ../README.md | ../README.md:1: ",
        "replay | --profile wondows | --profile: no profile and no file: wondows",
        "replay | --jobs 0 | --jobs must be at least 1",
        "replay | --jobs two | --jobs",
        "replay | --timeout 0 | --timeout must be in 0 .. 3600 seconds",
        "replay | --timeout NaN | --timeout must be in 0 .. 3600 seconds",
        "replay | --settle -1 | --settle must be in 0 .. 60000 ms",
        "replay | --size huge | --size",
        "replay | --suite-profile wine-0.1 | --suite-profile: no profile and no file: wine-0.1",
        "replay | --format xml | --format",
        "replay | --models /no/models | /no/models",
        "replay | --record /proc/record | --record: cannot make the folder /proc/record",
        "replay | --junit /no/folder/x.xml | --junit: cannot write /no/folder/x.xml",
        "replay | --write-profile /proc | --write-profile: cannot write /proc",
        "explore | --seconds 0 | --seconds must be positive",
        "explore | --seconds NaN | --seconds must be positive",
        "explore | --seed many | --seed",
        "explore | suite | Unmatched argument",
      })
  void badArguments(String command, String arguments, String message) {
    List<String> all = new ArrayList<>(List.of(command, "--adapter", "reference"));
    all.addAll(List.of(arguments.split(" ")));
    assertRefused(CommandLineRun.of(all.toArray(String[]::new)), message);
  }

  @Test
  void adapterIsRequired() {
    assertRefused(CommandLineRun.of("replay", SHARED), "--adapter");
  }

  @Test
  void malformedTrace() throws Exception {
    Path trace =
        Files.writeString(folder.resolve("half.ndjson"), Files.readString(Path.of(SHARED)) + "{");
    long lines = Files.readString(trace).lines().count();

    assertRefused(
        run("replay", "reference", folder.toString()), trace + ":" + lines + ": ends within");
  }

  /** The walk-through in docs/adapters.md. */
  @Test
  @Tag("long")
  void exampleInPython() throws Exception {
    assumeTrue(hasPython(), "there is no python3 to run impl/adapters/python/toy.py");

    CommandLineRun run = run("replay", "python3 adapters/python/toy.py", EXAMPLES);

    assertThat(run.out()).contains("U6: holds").endsWith(": conforms\n");
    assertThat(run.status()).isZero();
    assertThat(run.err()).isEmpty();
  }

  private static boolean hasPython() throws InterruptedException {
    try {
      Process python = new ProcessBuilder("python3", "--version").redirectErrorStream(true).start();
      python.getInputStream().readAllBytes();
      return python.waitFor(10, TimeUnit.SECONDS) && python.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** What Linux and Winsock have in common, and one point where they differ. */
  @ParameterizedTest
  @CsvSource({
    "scenario-01-duplicate-and-use, conforms",
    "scenario-03-original-closed-first, conforms",
    "scenario-14-one-receive-queue, conforms",
    "unclear-02-recv-after-sd-receive, SHT-2",
  })
  @Tag("long")
  void socketsOfTheLinuxKernel(String trace, String verdict) throws Exception {
    boolean isLinux = System.getProperty("os.name").equals("Linux");
    assumeTrue(isLinux && hasPython(), "there is no Linux, or no python3 to run its adapter");

    CommandLineRun run =
        run("replay", "python3 adapters/linux/adapter.py", EXAMPLES + "/" + trace + ".ndjson");

    assertThat(run.out()).contains(verdict);
    assertThat(run.status()).isEqualTo(verdict.equals("conforms") ? 0 : 1);
  }
}
