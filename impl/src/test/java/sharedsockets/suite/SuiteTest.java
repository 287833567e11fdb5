package sharedsockets.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sharedsockets.model.check.Configuration;
import sharedsockets.model.check.InvalidModel;
import sharedsockets.model.check.Models;
import sharedsockets.model.check.Size;
import sharedsockets.model.explorer.StateGraph;
import sharedsockets.oracle.Oracle;
import sharedsockets.oracle.ProfileSetting;
import sharedsockets.oracle.Verdict;
import sharedsockets.order.Judge;
import sharedsockets.trace.Event;
import sharedsockets.trace.Operation;

final class SuiteTest {
  private static final ProfileSetting WINDOWS = ProfileSetting.of("windows");

  private static final Map<String, ModelSuite> MADE = new HashMap<>();

  private static Models models() throws InvalidModel {
    return Models.read(Path.of("../model").toAbsolutePath().normalize());
  }

  private static ModelSuite suite(String model, boolean pairs, int longest, String profile)
      throws InvalidModel {
    Configuration configuration = models().find(model);
    return Suite.generate(
        models(),
        configuration,
        new SuitePlan(List.of(configuration), ProfileSetting.of(profile), pairs, longest));
  }

  /** Made once: many tests want the same. */
  private static ModelSuite suite(String model) throws InvalidModel {
    if (!MADE.containsKey(model)) {
      MADE.put(model, made(model));
    }
    return MADE.get(model);
  }

  private static ModelSuite made(String model) throws InvalidModel {
    return suite(model, false, SuitePlan.READABLE, "windows");
  }

  @Test
  void allSmallAndStandardModelsOfSharedSocketsAreUsed() throws Exception {
    assertThat(Suite.configurations(models(), List.of(Size.SMALL, Size.STANDARD)))
        .extracting(Configuration::name)
        .containsExactlyInAnyOrder(
            "descriptors-small",
            "options-small",
            "options-unnamed-small",
            "options-shared-small",
            "notification-small",
            "sharing-small",
            "event-objects-small",
            "wait-for-several-small",
            "windows-small",
            "windows-closing-small",
            "windows-close-small",
            "arrivals-small",
            "shutdown-small",
            "accept-small",
            "accept-options-small",
            "accept-registration-small",
            "bytes-small",
            "listening-small",
            "kinds-small",
            "invalid-buffer-small",
            "reset-small",
            "reset-shared-small",
            "bind-small",
            "bind-options-small",
            "connect-address-small",
            "connect-small",
            "connect-shared-small",
            "connect-unseen-small",
            "other-events-small",
            "inherit-small",
            "inherit-startup-small",
            "inherit-accept-small",
            "handles-small",
            "handles-inherit-small",
            "handles-startup-small",
            "handles-registration-small",
            "startup-small",
            "startup-objects-small",
            "startup-standard",
            "handles-standard",
            "descriptors-standard",
            "notification-standard",
            "sharing-standard",
            "connect-standard",
            "windows-standard",
            "registrations-standard",
            "accept-standard");
  }

  /**
   * What conforms in one profile does so where all points are open: a sample will do there. {@code
   * verify} does the same with all small models.
   */
  @ParameterizedTest
  @ValueSource(strings = {"notification-small", "windows-close-small", "accept-options-small"})
  void everyTraceConformsAndTogetherTheyCoverAll(String model, @TempDir Path folder)
      throws Exception {
    ModelSuite suite = suite(model);

    assertThat(suite.coverage().covered()).isEqualTo(suite.coverage().transitions());
    SuiteFolder.create(folder).write(suite.traces());
    Judge own = new Judge(SuitePlan.of(List.of(), WINDOWS).profile());
    Judge any = new Judge(ProfileSetting.ANY);
    int number = 0;
    for (SuiteTrace trace : suite.traces()) {
      Path file = folder.resolve(trace.name() + ".ndjson");
      Judge judge = number++ % 10 == 0 ? any : own;
      Verdict verdict = judge.judge(Files.newInputStream(file));
      if (!(verdict instanceof Verdict.Conforms)) {
        fail(trace.name() + ": " + verdict);
      }
    }
    assertThat(folder.toFile().list()).hasSize(suite.traces().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"wine-8.0", "documented"})
  @Tag("long")
  void otherProfilesHaveOtherSuites(String profile) throws Exception {
    ModelSuite suite = suite("accept-options-small", false, SuitePlan.READABLE, profile);

    assertThat(suite.coverage().covered()).isEqualTo(suite.coverage().transitions());
    for (SuiteTrace trace : suite.traces()) {
      Oracle oracle = new Oracle(ProfileSetting.of(profile));
      for (Event event : trace.events()) {
        assertThat(oracle.next(event)).as(trace.name()).isEmpty();
      }
    }
  }

  /** Directly behind each call that sets an option stands, somewhere, each that reads it. */
  @Test
  void eachWriteIsReadThroughEachDescriptor() throws Exception {
    Set<List<String>> pairs = new HashSet<>();
    for (SuiteTrace trace : suite("options-shared-small").traces()) {
      for (int i = 1; i < trace.events().size(); i++) {
        Event set = trace.events().get(i - 1);
        Event get = trace.events().get(i);
        if (set.operation() == Operation.SET_OPTION && get.operation() == Operation.GET_OPTION) {
          boolean isSameProcess = set.process().equals(get.process());
          boolean isSameName = set.argument(0).equals(get.argument(0));
          pairs.add(
              List.of(
                  isSameProcess ? "same process" : "other process",
                  isSameName ? "same name" : "other name",
                  set.argument(2).toString()));
        }
      }
    }
    assertThat(pairs).hasSize(2 * 2 * 2);
  }

  @Test
  @Tag("long")
  void pairsOfTransitions() throws Exception {
    ModelSuite suite = suite("options-unnamed-small", true, SuitePlan.READABLE, "windows");

    assertThat(suite.coverage().transitions()).isGreaterThan(10_000);
    assertThat(suite.coverage().covered()).isEqualTo(suite.coverage().transitions());
    Judge judge = new Judge(WINDOWS);
    for (SuiteTrace trace : suite.traces()) {
      assertThat(judge.judge(new ByteArrayInputStream(bytes(trace))))
          .as(trace.name())
          .isInstanceOf(Verdict.Conforms.class);
    }
  }

  private static byte[] bytes(SuiteTrace trace) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    trace.write(bytes);
    return bytes.toByteArray();
  }

  /** The second one in the same JVM has other hash codes of whatever has no own. */
  @Test
  @Tag("long")
  void theSameBytesEachTime() throws Exception {
    assertThat(texts(made("sharing-small")).equals(texts(suite("sharing-small")))).isTrue();
  }

  private static List<String> texts(ModelSuite suite) throws IOException {
    List<String> texts = new ArrayList<>();
    for (SuiteTrace trace : suite.traces()) {
      texts.add(trace.name() + "\n" + new String(bytes(trace), StandardCharsets.UTF_8));
    }
    return texts;
  }

  /** A walk that lacks one of its arcs covers one transition less, or a few that followed. */
  @Test
  void anArcLeftOutShowsInTheCount() throws Exception {
    Configuration configuration = models().find("notification-small");
    StateGraph graph =
        ModelSuite.explored(configuration, SuitePlan.of(List.of(configuration), WINDOWS));
    Vocabulary vocabulary = new Vocabulary(graph, models().texts(configuration.model()));
    Calls calls = new Calls(graph, vocabulary, new Orbits(graph, ModelSuite.names(configuration)));
    Ways ways = Ways.ofCalls(calls);
    List<Tour.Walk> walks =
        new ArrayList<>(Tour.of(ways, SuitePlan.READABLE, new int[0], List.of()));
    Tour.Walk last = walks.remove(walks.size() - 1);
    walks.add(new Tour.Walk(last.kind(), Arrays.copyOf(last.arcs(), last.arcs().length - 1)));

    ModelSuite suite = new ModelSuite("faulty", calls, vocabulary, ways, walks);

    assertThat(suite.coverage().covered()).isLessThan(suite.coverage().transitions());
  }

  /**
   * Names are the implementation's or the tester's: a model of two processes needs half as much.
   */
  @ParameterizedTest
  @ValueSource(strings = {"descriptors-small"})
  void callsThatDifferInNamesOnlyLeadToStatesThatDoSo(String model) throws Exception {
    Configuration configuration = models().find(model);
    StateGraph graph =
        ModelSuite.explored(configuration, SuitePlan.of(List.of(configuration), WINDOWS));
    Vocabulary vocabulary = new Vocabulary(graph, models().texts(configuration.model()));
    List<List<String>> names = ModelSuite.names(configuration);

    Calls calls = new Calls(graph, vocabulary, new Orbits(graph, names));
    Calls told = new Calls(graph, vocabulary, new Orbits(graph, List.of()));

    assertThat(calls.leadOrbitsToOrbits()).isTrue();
    assertThat(Ways.ofCalls(told).orbits()).isEqualTo(calls.size());
    assertThat(Ways.ofCalls(calls).orbits()).isLessThan(calls.size() * 3 / 4);
  }

  /** What means something is none of the names: FD_READ is not FD_CLOSE. */
  @Test
  void whatIsNoNameDoesNotPassForOne() throws Exception {
    Configuration configuration = models().find("notification-small");
    StateGraph graph =
        ModelSuite.explored(configuration, SuitePlan.of(List.of(configuration), WINDOWS));
    Vocabulary vocabulary = new Vocabulary(graph, models().texts(configuration.model()));

    Orbits orbits = new Orbits(graph, List.of(List.of("SOCK_STREAM", "SOCK_DGRAM")));

    assertThat(new Calls(graph, vocabulary, orbits).leadOrbitsToOrbits()).isFalse();
  }

  @Test
  @Tag("long")
  void tracesAreShort() throws Exception {
    assertThat(suite("notification-small").traces())
        .allSatisfy(trace -> assertThat(trace.events()).hasSizeBetween(1, SuitePlan.READABLE));
    int deepest =
        suite("notification-small", false, 1, "windows").traces().stream()
            .mapToInt(trace -> trace.events().size())
            .max()
            .orElseThrow();
    assertThat(deepest).isBetween(5, 15);
  }

  @Test
  void theFirstLineSaysWhereTheTraceComesFromAndWhichRulesItExercises() throws Exception {
    SuiteTrace trace = suite("notification-small").traces().get(0);

    assertThat(trace.name()).isEqualTo("notification-small-0001");
    assertThat(new String(bytes(trace), "UTF-8").lines().findFirst().orElseThrow())
        .startsWith("{\"process\":\"A\",\"call\":")
        .contains("\"note\":\"notification-small: OPT-2 BLK-1 DSC-3 ", " NOT-4 ");
  }

  @Test
  @Tag("long")
  void callsOnWhatIsNotThereAreInFilesOfTheirOwn() throws Exception {
    Set<TraceKind> kinds =
        suite("sharing-small").traces().stream()
            .peek(trace -> assertThat(trace.name()).startsWith(trace.kind().prefix() + "sharing-"))
            .map(SuiteTrace::kind)
            .collect(Collectors.toSet());
    assertThat(kinds).containsExactlyInAnyOrder(TraceKind.values());
    for (SuiteTrace trace : suite("sharing-small").traces()) {
      for (Event event : trace.events()) {
        if (trace.kind() != TraceKind.NEGATIVE) {
          assertThat(event.error()).isNotEqualTo("WSAENOTSOCK");
          assertThat(
                  event.operation() == Operation.OPEN_DUPLICATE
                      && "WSAEINVAL".equals(event.error()))
              .isFalse();
        }
        if (trace.kind() != TraceKind.FULL_TABLE) {
          assertThat(event.error()).isNotEqualTo("WSAEMFILE");
        }
      }
    }
  }

  /** A name that is not open is one that was, where there is one in the process. */
  @Test
  void negativeTracesUseClosedDescriptorsAndUsedInfos() throws Exception {
    SuiteTrace first =
        suite("descriptors-small").traces().stream()
            .filter(trace -> trace.kind() == TraceKind.NEGATIVE)
            .findFirst()
            .orElseThrow();

    assertThat(first.events().subList(0, 9))
        .extracting(Event::toString)
        .containsExactly(
            "A socket(SOCK_STREAM) = s1",
            "A WSADuplicateSocket(s1, A) = i1",
            "A WSASocket(i1) = s2",
            "A closesocket(s1) = 0",
            "A WSASocket(i1) = s2",
            "A closesocket(s2) = 0",
            "A WSADuplicateSocket(s1, A) = WSAENOTSOCK",
            "A WSADuplicateSocket(s1, Z) = WSAENOTSOCK",
            "A WSASocket(i1) = WSAEINVAL");
  }

  /** Whoever replays a trace has to start the target before it can name it. */
  @Test
  void targetsHaveMadeACall() throws Exception {
    for (SuiteTrace trace : suite("sharing-small").traces()) {
      List<String> callers = new ArrayList<>();
      for (Event event : trace.events()) {
        callers.add(event.process());
        if (event.operation() == Operation.DUPLICATE_SOCKET) {
          assertThat(callers.contains(event.argument(1)) || "Z".equals(event.argument(1)))
              .as(trace.name() + ": " + event)
              .isTrue();
        }
      }
    }
  }

  /** Such a call is no transition: an implementation with more descriptors would not return. */
  @Test
  void noCallThatCouldWait() throws Exception {
    for (SuiteTrace trace : suite("accept-options-small").traces()) {
      int requests = 0;
      for (Event event : trace.events()) {
        requests += event.operation() == Operation.CONNECTION_ARRIVES ? 1 : 0;
        if (event.operation() == Operation.ACCEPT && "WSAEMFILE".equals(event.error())) {
          assertThat(requests).as(trace.name() + ": " + event).isPositive();
        }
      }
    }
  }
}
