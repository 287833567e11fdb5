package sharedsockets.cli.command;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An adapter that is no good is a finding, and neither a hang nor the end of the run. */
@Timeout(900)
final class BadAdaptersTest {
  private static final String TRACES = "../examples/traces/wine-8.0/scenario-";
  private static final List<String> SUITE =
      List.of(
          TRACES + "01-duplicate-and-use.ndjson",
          TRACES + "02-options-shared-both-ways.ndjson",
          TRACES + "14-one-receive-queue.ndjson");

  @TempDir private Path folder;

  private static CommandLineRun run(String command, String adapter, String... more) {
    List<String> all = new ArrayList<>(List.of(command, "--adapter", adapter, "--jobs", "1"));
    if (!List.of(more).contains("--progress")) {
      // However slow the machine is.
      all.addAll(List.of("--progress", "1000000"));
    }
    all.addAll(List.of(more));
    return CommandLineRun.of(all.toArray(String[]::new));
  }

  private static CommandLineRun replay(String adapter, String... more) {
    List<String> all = new ArrayList<>(List.of(more));
    all.addAll(SUITE);
    return run("replay", adapter, all.toArray(String[]::new));
  }

  private static String bad(String vice) {
    return "sh src/test/sh/bad-adapter " + vice;
  }

  private static JsonNode onlyFinding(CommandLineRun run) throws Exception {
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).isEmpty();
    JsonNode report = new ObjectMapper().readTree(run.out());
    assertThat(report.get("conforms").asBoolean()).isFalse();
    assertThat(report.get("findings")).hasSize(1);
    return report.get("findings").get(0);
  }

  /** Kills take effect soon, if not at once. */
  @AfterEach
  void noProcessIsLeft() throws Exception {
    for (ProcessHandle left : ProcessHandle.current().descendants().toList()) {
      left.onExit().get(60, TimeUnit.SECONDS);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "garbage | gave an answer that is no JSON",
        "array | gave an answer that is a list, not an object",
        "no-id | gave an answer that ",
        "no-such-error | gave an answer that ",
        "both | gave an answer that answers twice over",
        "out-of-order | has answered 2 when asked 1",
        "twice | has answered what it was not asked",
        "floods | gave an answer that is no JSON",
        "dies | has exited with status 134",
        "endless-line | gave an answer that is longer than 1048576 bytes",
        "endless-lines | has answered what it was not asked",
      })
  void oneFindingWithTheConversation(String vice, String message) throws Exception {
    CommandLineRun run = replay(bad(vice), "--format", "json");

    JsonNode finding = onlyFinding(run);
    assertThat(finding.get("summary").asText()).startsWith("the adapter " + message);
    assertThat(finding.get("rules")).isEmpty();
    List<String> conversation = new ArrayList<>();
    finding.get("conversation").forEach(line -> conversation.add(line.asText()));
    assertThat(conversation.get(0)).startsWith("> reset [");
    assertThat(conversation).hasSizeLessThan(60).anyMatch(line -> line.matches("> \\d+ .*"));
    assertThat(finding.get("trace")).hasSizeLessThanOrEqualTo(2);
    // It went on to the end.
    assertThat(new ObjectMapper().readTree(run.out()).get("traces").asInt()).isEqualTo(3);
  }

  @Test
  void lastWordsAreShown() {
    assertThat(replay(bad("dies")).out())
        .contains(
            "finding 1: the adapter has exited with status 134",
            "the conversation before:",
            "    ! assertion failed");
  }

  /** Its standard error is read up to its end, whenever the answer is. */
  @Test
  void wordsAfterTheLastAnswerAreShown() {
    assertThat(replay(bad("says-why-later")).out())
        .contains("the adapter has seen that socket does not return", "    ! the call has hung");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hangs", "hangs-with-child"})
  void noAnswer(String vice) throws Exception {
    CommandLineRun run = replay(bad(vice), "--timeout", "1", "--format", "json");

    assertThat(onlyFinding(run).get("summary").asText())
        .startsWith("the adapter has not answered within 1000 ms");
  }

  /** Six adapters that start side by side on two processors need longer to start than to answer. */
  @Test
  void firstAnswerHasLonger() {
    CommandLineRun run = replay(bad("starts-slowly"), "--timeout", "2");

    assertThat(run.out()).contains("3 traces, ").doesNotContain("finding 1");
  }

  /** It is not started again and again: each time would take as long. */
  @Test
  void noAnswerToTheFirstRequest() throws Exception {
    CommandLineRun run = replay(bad("never-answers"), "--timeout", "0.1", "--format", "json");

    JsonNode finding = onlyFinding(run);
    assertThat(finding.get("summary").asText())
        .isEqualTo("the adapter has not answered within 600 ms");
    assertThat(finding.get("occurrences").asInt()).isEqualTo(1);
  }

  /** Such a call is a finding with its rule, and what is written of it is judged to the same. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | exec sleep 1000 | A recv(s1) = no return (the adapter has not answered within 1000 ms)",
        "60 | answer '\"pending\":true' | A recv(s1) = no return (the adapter has seen that recv"
            + " does not return)",
      })
  void callThatDoesNotReturn(String timeout, String then, String summary) throws Exception {
    Path trace =
        Files.writeString(
            folder.resolve("listening.ndjson"),
            """
            {"process":"A","call":"socket","args":{"type":"SOCK_STREAM"},"result":"s1"}
            {"process":"A","call":"listen","args":{"s":"s1"},"result":0}
            {"process":"A","call":"recv","args":{"s":"s1"},"error":"WSAENOTCONN"}
            """);
    String adapter =
        ShellAdapter.write(
            folder,
            """
            *socket*) answer '"result":"s1"' ;;
            *listen*) answer '"result":0' ;;
            *recv*) %s ;;
            """
                .formatted(then));
    Path record = folder.resolve("record");

    CommandLineRun run =
        run(
            "replay",
            adapter,
            "--timeout",
            timeout,
            "--format",
            "json",
            "--record",
            record.toString(),
            trace.toString());

    JsonNode finding = onlyFinding(run);
    assertThat(finding.get("summary").asText()).isEqualTo(summary);
    assertThat(finding.get("rules")).extracting(JsonNode::asText).containsExactly("KND-1");
    assertThat(finding.get("allowed")).extracting(JsonNode::asText).containsExactly("any error");
    assertThat(finding.get("answer").asText()).isEqualTo("no return");
    CommandLineRun check =
        CommandLineRun.of("check-trace", record.resolve("finding-01.ndjson").toString());
    assertThat(check.out()).contains("finding-01.ndjson:3: diverges: KND-1\n");
  }

  /** On a busy machine it may take seconds until it has started. */
  @Test
  void noOutput() throws Exception {
    CommandLineRun run = replay(bad("closes-output"), "--timeout", "60", "--format", "json");

    assertThat(onlyFinding(run).get("summary").asText())
        .startsWith("the adapter has closed its output");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "several-unknown-id | 60 | has answered what it was not asked",
        "several-but-one | 5 | has not answered within 5000 ms",
      })
  void severalRequestsAtATime(String vice, String timeout, String message) throws Exception {
    CommandLineRun run =
        run(
            "replay",
            bad(vice),
            "--threads",
            "3",
            "--timeout",
            timeout,
            "--format",
            "json",
            threeSockets().toString());

    JsonNode finding = onlyFinding(run);
    assertThat(finding.get("summary").asText()).isEqualTo("the adapter " + message);
    List<String> conversation = new ArrayList<>();
    finding.get("conversation").forEach(line -> conversation.add(line.asText()));
    assertThat(conversation).anyMatch(line -> line.matches("> \\d+ [ABC] socket\\(.*"));
  }

  @Test
  void answersToSeveralRequestsMayComeInAnyOrder() throws Exception {
    CommandLineRun run =
        run("replay", bad("several-in-reverse"), "--threads", "3", threeSockets().toString());

    assertThat(run.out()).contains("1 traces, 0 steps, 3 unsupported");
  }

  @Test
  void anAdapterThatTakesOneRequestAtATimeIsToldSo() {
    CommandLineRun run = replay(bad("garbage"), "--threads", "2");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("--threads: the adapter takes one request at a time");
  }

  private Path threeSockets() throws Exception {
    StringBuilder lines = new StringBuilder();
    for (String process : List.of("A", "B", "C")) {
      lines.append(
          """
          {"process":"%s","call":"socket","args":{"type":"SOCK_STREAM"},"result":"s1"}
          """
              .formatted(process));
    }
    return Files.writeString(folder.resolve("three.ndjson"), lines);
  }

  @ParameterizedTest
  @ValueSource(strings = {"replay", "explore"})
  void deadFromTheStart(String command) throws Exception {
    String[] more =
        command.equals("replay") ? SUITE.toArray(String[]::new) : new String[] {"--seconds", "60"};

    CommandLineRun run = run(command, bad("dies-on-start"), more);

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out())
        .contains("the adapter has exited with status 3", "    ! no socket library here");
  }

  @Test
  void exploreFindsItToo() throws Exception {
    CommandLineRun run = run("explore", bad("garbage"), "--seconds", "0.5", "--format", "json");

    assertThat(onlyFinding(run).get("summary").asText()).contains("is no JSON");
  }

  /** Of a shell, for example: what it has started ends with it, whatever it was told to ignore. */
  @Test
  void whatAnAdapterHasLeftBehindEnds() throws Exception {
    Path pid = folder.resolve("pid");

    replay(
        "sh -c '(trap \"\" HUP; exec sleep 100000) >/dev/null 2>&1 & echo $! > %s; exit 3'"
            .formatted(pid));

    long child = Long.parseLong(Files.readString(pid).strip());
    ProcessHandle.of(child).ifPresent(left -> left.onExit().orTimeout(60, SECONDS).join());
  }

  @Test
  void adapterThatIsKilled() {
    assertThat(replay("sh -c 'kill -KILL $$'").out()).contains("137 (killed by SIGKILL)");
  }

  /** It answers once, and has to be started for every second trace. */
  @Test
  void adapterThatDoesNotStartOver() throws Exception {
    Path starts = folder.resolve("starts");
    Path traces = Files.createDirectory(folder.resolve("traces"));
    for (int i = 0; i < 100; i++) {
      Files.writeString(
          traces.resolve("%03d.ndjson".formatted(i)),
          "{\"process\":\"A\",\"call\":\"socket\",\"args\":{\"type\":\"SOCK_DGRAM\"},\"result\":\"s1\"}\n");
    }
    Path adapter =
        Files.writeString(
            folder.resolve("adapter"),
            """
            echo start >> %s
            read -r line
            echo '{"reset":true}'
            read -r line
            id=${line#*'"id":'}
            echo '{"id":'${id%%%%[!0-9]*}',"unsupported":true}'
            read -r line
            """
                .formatted(starts));

    CommandLineRun run = run("replay", "sh " + adapter, traces.toString());

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out())
        .containsPattern("the adapter has (exited|closed)")
        .contains("traces left");
    // And some ten for what is shrunk.
    assertThat(Files.readAllLines(starts)).hasSizeLessThan(60);
  }

  /** The time of an answer is no part of the time that was asked for. */
  @Test
  void timeIsOverWhileAnAnswerIsWaitedFor() {
    CommandLineRun run = run("explore", bad("hangs"), "--seconds", "1", "--timeout", "3600");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).endsWith("nothing was tested\n");
  }

  @Test
  void linesTellHowFarItIs() {
    CommandLineRun run = run("replay", bad("only-floods"), "--progress", "0.001", SUITE.get(0));

    assertThat(run.err()).containsPattern("(?m)^\\d+ s: ");
    assertThat(run("replay", bad("only-floods"), SUITE.get(0)).err()).isEmpty();
    assertThat(run("replay", bad("only-floods"), "--progress", "0").status()).isEqualTo(2);
  }

  @Test
  void floodOfErrorsAloneIsNoFault() {
    CommandLineRun run = replay(bad("only-floods"));

    assertThat(run.out()).endsWith("not applicable: nothing was tested\n");
    assertThat(run.status()).isEqualTo(1);
  }

  /** An adapter need not read a request that is larger than any pipe. */
  @Test
  void requestThatIsNotRead() throws Exception {
    Path trace =
        Files.writeString(
            folder.resolve("large.ndjson"),
            """
            {"process":"A","call":"socket","args":{"type":"SOCK_STREAM"},"result":"s1"}
            {"process":"A","call":"setsockopt","args":{"s":"s1","option":"SO_LINGER","value":"%s"},"result":0}
            """
                .formatted("x".repeat(200_000)));
    Path adapter =
        Files.writeString(
            folder.resolve("adapter"),
            """
            read line; echo '{"reset":true}'
            read line; echo '{"id":1,"result":"s1"}'
            exec sleep 1000
            """);

    CommandLineRun run =
        run("replay", "sh " + adapter, "--timeout", "4", "--format", "json", trace.toString());

    assertThat(run.status()).isEqualTo(1);
    JsonNode findings = new ObjectMapper().readTree(run.out()).get("findings");
    assertThat(findings.get(0).get("summary").asText())
        .isEqualTo("the adapter has not read a request within 4000 ms");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/no/such/program | cannot be started: ",
        "../README.md | cannot be started: ",
        "'' | no command",
        "sh -c \"exit | a quote is not closed",
      })
  void noCommand(String adapter, String message) {
    CommandLineRun run = replay(adapter);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("--adapter: ", message).doesNotContain("\tat ");
    assertThat(run.out()).isEmpty();
  }
}
