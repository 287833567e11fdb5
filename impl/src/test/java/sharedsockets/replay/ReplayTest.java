package sharedsockets.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import sharedsockets.adapter.Adapter;
import sharedsockets.adapter.AdapterFailure;
import sharedsockets.adapter.AdapterSource;
import sharedsockets.adapter.ReferenceAdapter;
import sharedsockets.oracle.Oracle;
import sharedsockets.oracle.ProfileSetting;
import sharedsockets.oracle.Verdict;
import sharedsockets.order.Judge;
import sharedsockets.trace.Event;
import sharedsockets.trace.Operation;
import sharedsockets.winsock.Behaviour;
import sharedsockets.winsock.DisputedPoint;

@Timeout(900)
final class ReplayTest {
  private static final int MOST_STEPS = 8;
  private static final Settings SETTINGS =
      new Settings(ProfileSetting.ANY, Duration.ofMillis(2), 1, 1, false);

  private static final Duration SHORT = Duration.ofMillis(100);

  private static final List<Program> EXAMPLES = new ArrayList<>();

  @BeforeAll
  static void readExamples() throws Exception {
    try (Stream<Path> files = Files.list(Path.of("../examples/traces/wine-8.0"))) {
      for (Path file :
          files.filter(each -> each.toString().endsWith(".ndjson")).sorted().toList()) {
        EXAMPLES.add(Program.read(file));
      }
    }
  }

  /** Each says in its name what it is about; the random ones are many, and longer. */
  private static List<Program> named() {
    List<Program> programs = new ArrayList<>(examples("scenario-"));
    programs.addAll(examples("deviation-"));
    return programs;
  }

  private static List<Program> examples(String start) {
    return EXAMPLES.stream().filter(program -> program.name().startsWith(start)).toList();
  }

  private static ReplayResult replay(PlantedFault fault, List<Program> programs) throws Exception {
    return new Replay(fault::open, SETTINGS, progress -> {}, (name, trace) -> {}).run(programs);
  }

  private static ReplayResult explore(PlantedFault fault, Duration time) throws Exception {
    return new Exploration(fault::open, SETTINGS, progress -> {}, (name, trace) -> {}).run(1, time);
  }

  private static Finding finding(PlantedFault fault, ReplayResult report) {
    assertThat(report.conforms()).isFalse();
    return report.findings().stream()
        .filter(found -> found.deviation().rules().contains(fault.rule()))
        .findFirst()
        .orElseThrow(() -> new AssertionError(report.findings().toString()));
  }

  private static boolean shows(PlantedFault fault, ReplayResult report) {
    return report.findings().stream()
        .anyMatch(found -> found.deviation().rules().contains(fault.rule()));
  }

  @Test
  void referenceImplementationConformsAndShowsWhatWindowsDoes() throws Exception {
    ReplayResult report = replay(PlantedFault.NONE, EXAMPLES);

    assertThat(report.findings()).isEmpty();
    assertThat(report.contradictions()).isEmpty();
    assertThat(report.conforms()).isTrue();
    assertThat(report.traces()).isEqualTo(EXAMPLES.size());
    assertThat(report.unsupported()).isZero();

    assertThat(report.decided()).hasSizeGreaterThan(10);
    for (DisputedPoint point : DisputedPoint.values()) {
      String shown = report.decided().get(point.name());
      if (shown != null) {
        assertThat(shown).as(point.name()).isEqualTo(Behaviour.windows().value(point));
      }
    }
  }

  @Test
  void programsAreChosenByWhatOthersHaveShownAndEachIsPerformedOnce() throws Exception {
    List<Program> first = examples("scenario-");
    List<Program> others = examples("deviation-");
    Replay replay =
        new Replay(PlantedFault.NONE::open, SETTINGS, progress -> {}, (name, trace) -> {});
    ReplayResult report =
        replay.run(
            first,
            seen -> {
              assertThat(seen.traces()).isEqualTo(first.size());
              assertThat(seen.decided()).isNotEmpty();
              return Programs.of(others);
            });

    assertThat(report.traces()).isEqualTo(first.size() + others.size());
    assertThat(report.conforms()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
  void plantedFaultIsFoundAndShrunk(PlantedFault fault) throws Exception {
    Finding found = finding(fault, replay(fault, named()));

    assertThat(found.trace()).hasSizeBetween(1, MOST_STEPS);
    // All before the last event conforms.
    Oracle oracle = new Oracle(ProfileSetting.ANY);
    for (Event event : found.trace().subList(0, found.trace().size() - 1)) {
      assertThat(oracle.next(event)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
  @Tag("long")
  void randomWalksFindItToo(PlantedFault fault) throws Exception {
    ReplayResult report = explore(fault, SHORT);
    // On a busy machine a short time is only a few walks.
    for (int factor = 4; !shows(fault, report) && factor <= 256; factor *= 4) {
      report = explore(fault, SHORT.multipliedBy(factor));
    }
    Finding found = finding(fault, report);

    assertThat(found.trace()).hasSizeBetween(1, MOST_STEPS);
    assertThat(found.program()).matches("seed-1-walk-\\d+");
  }

  @Test
  void randomWalksFindNothingInTheReferenceImplementation() throws Exception {
    ReplayResult report = explore(PlantedFault.NONE, Duration.ofSeconds(1));

    assertThat(report.findings()).isEmpty();
    assertThat(report.conforms()).isTrue();
  }

  /** A child may or may not have started Winsock up, so that its CreateEvent may fail. */
  @Test
  void nothingIsMadeUnderANameInUse() throws Exception {
    String trace =
        """
        {"process":"A","call":"socket","args":{"type":"SOCK_STREAM"},"result":"s1"}
        {"process":"A","call":"CreateProcess","args":{"child":"C","inheritHandles":true},"result":true}
        {"process":"C","call":"WSAEventSelect","args":{"s":"s1","event":"e1","events":["FD_READ"]},"result":0}
        {"process":"C","call":"CreateEvent","args":{"event":"e1","manualReset":false},"result":true}
        """;
    Program program =
        Program.read("twice", new ByteArrayInputStream(trace.getBytes(StandardCharsets.UTF_8)));

    ReplayResult result =
        new Replay(ReferenceAdapter::new, SETTINGS, progress -> {}, (name, performed) -> {})
            .run(List.of(program));

    assertThat(result.findings()).isEmpty();
    assertThat(result.skipped()).isEqualTo(1);
  }

  /** Pairs of successive requests through the same descriptor, without names. */
  private static final class AskedPairs implements Adapter {
    private static final Set<String> NAMES =
        Set.of("s", "info", "target", "message", "event", "window", "value");

    private final ReferenceAdapter reference = new ReferenceAdapter();
    private final Set<String> pairs;
    private final Runnable enough;
    private final Map<String, String> last = new HashMap<>();
    private int left = 1000;

    AskedPairs(Set<String> pairs, Runnable enough) {
      this.pairs = pairs;
      this.enough = enough;
    }

    @Override
    public void reset(Collection<String> processes) {
      last.clear();
      reference.reset(processes);
    }

    @Override
    public Optional<Event> ask(Event request) throws AdapterFailure {
      List<String> names = request.operation().argumentNames();
      StringBuilder form = new StringBuilder(request.operation().toString());
      String descriptor = "";
      for (int i = 0; i < names.size(); i++) {
        if (names.get(i).equals("s")) {
          descriptor = request.process() + " " + request.argument(i);
        } else if (!NAMES.contains(names.get(i))) {
          form.append(' ').append(request.argument(i));
        }
      }
      if (left > 0) {
        pairs.add(last.put(descriptor, form.toString()) + " " + form);
      }
      if (--left == 0) {
        enough.run();
      }
      return reference.ask(request);
    }

    @Override
    public boolean takesSeveral() {
      return false;
    }

    @Override
    public List<Optional<Event>> askTogether(List<Event> requests) {
      throw new AssertionError();
    }

    @Override
    public void close() {
      reference.close();
    }
  }

  /** By chance it were some 600; by the situation alone, without what was before, some 700. */
  @Test
  void randomWalksAskInEverNewOrders() throws Exception {
    Set<String> pairs = new HashSet<>();
    Stop stop = new Stop();
    Settings settings = new Settings(ProfileSetting.ANY, Duration.ofMillis(2), 1, 1, false, stop);

    new Exploration(
            () -> new AskedPairs(pairs, stop::call), settings, progress -> {}, (name, trace) -> {})
        .run(1, Duration.ofMinutes(10));

    assertThat(pairs).hasSizeGreaterThan(760);
  }

  private static final Settings OVERLAPPING =
      new Settings(ProfileSetting.ANY, Duration.ofMillis(2), 1, 3, false);

  @Test
  @Tag("long")
  void referenceImplementationConformsWhereRequestsOverlap() throws Exception {
    List<Event> recorded = new ArrayList<>();

    ReplayResult replayed =
        new Replay(
                ReferenceAdapter::new,
                OVERLAPPING,
                progress -> {},
                (name, trace) -> recorded.addAll(trace))
            .run(EXAMPLES);
    ReplayResult explored =
        new Exploration(ReferenceAdapter::new, OVERLAPPING, progress -> {}, (name, trace) -> {})
            .run(1, Duration.ofSeconds(1));

    assertThat(replayed.findings()).isEmpty();
    assertThat(replayed.conforms()).isTrue();
    assertThat(replayed.unsupported()).isZero();
    assertThat(explored.conforms()).isTrue();
    assertThat(recorded).allMatch(Event::isTimed);
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      // Whether a peer has seen the end is not asked where requests overlap.
      names = {"NONE", "PEER_NEVER_SEES_THE_END"})
  @Tag("long")
  void plantedFaultIsFoundWhereRequestsOverlap(PlantedFault fault) throws Exception {
    ReplayResult report =
        new Replay(fault::open, OVERLAPPING, progress -> {}, (name, trace) -> {}).run(named());

    assertThat(finding(fault, report).trace()).hasSizeLessThanOrEqualTo(MOST_STEPS + 2);
  }

  @Test
  void theRestIsTestedBehindADeviation() throws Exception {
    Program program = examples("scenario-02").get(0);

    ReplayResult faulty = replay(PlantedFault.OPTION_IS_NOT_SET, List.of(program));
    ReplayResult faultless = replay(PlantedFault.NONE, List.of(program));

    assertThat(faulty.steps() + faulty.skipped())
        .isEqualTo(faultless.steps() + faultless.skipped());
    assertThat(faulty.rules().get("OPT-1").failed()).isPositive();
    assertThat(faulty.rules().get("OPT-1").passed()).isPositive();
  }

  /** No trace asks for it: it is asked where the oracle knows that it must be so. */
  @Test
  void peersAreAskedWhetherTheyHaveSeenTheEnd() throws Exception {
    Program program = examples("scenario-03").get(0);
    List<Event> recorded = new ArrayList<>();

    new Replay(
            ReferenceAdapter::new,
            SETTINGS,
            progress -> {},
            (name, trace) -> recorded.addAll(trace))
        .run(List.of(program));

    assertThat(program.steps()).noneMatch(ReplayTest::asksForTheEnd);
    assertThat(recorded).anyMatch(ReplayTest::asksForTheEnd);
    int asked = 0;
    while (!asksForTheEnd(recorded.get(asked))) {
      asked++;
    }
    assertThat(recorded.get(asked - 1).operation()).isEqualTo(Operation.CLOSE_SOCKET);
  }

  private static boolean asksForTheEnd(Event event) {
    return event.operation() == Operation.PEER_SEES_END;
  }

  /** A request that is never answered is given up in such a state, so that the rest gets done. */
  @Test
  void hangingCallDoesNotStopTheRest() throws Exception {
    AtomicInteger failures = new AtomicInteger();
    AdapterSource source =
        () ->
            new Wrapped(Behaviour.windows()) {
              @Override
              public Optional<Event> ask(Event request) throws AdapterFailure {
                if (request.operation() == Operation.RECV) {
                  failures.incrementAndGet();
                  throw new AdapterFailure("hangs").pending();
                }
                return super.ask(request);
              }
            };

    List<Program> programs = examples("random-");
    ReplayResult report =
        new Replay(source, SETTINGS, progress -> {}, (name, trace) -> {}).run(programs);

    assertThat(report.findings())
        .extracting(found -> found.deviation().rules().get(0))
        .containsOnly("BLK-3", "BLK-1", "CLS-1");
    for (Finding found : report.findings()) {
      assertThat(found.deviation().summary()).endsWith(" = no return (the adapter hangs)");
      Verdict verdict = new Judge(SETTINGS.profile()).judge(found.trace());
      assertThat(((Verdict.Diverges) verdict).divergence().rules())
          .isEqualTo(found.deviation().rules());
      assertThat(found.trace()).hasSizeLessThanOrEqualTo(MOST_STEPS);
      assertThat(found.occurrences()).isLessThan(50);
    }
    assertThat(report.traces()).isEqualTo(programs.size());
    assertThat(failures.get()).isLessThan(150);
  }

  /** What only an adapter in haste gives no answer to is no example. */
  @Test
  void exampleOfHangingCallIsConfirmedWithTime() throws Exception {
    AdapterSource source =
        () ->
            new Wrapped(Behaviour.windows()) {
              private boolean isHurried;
              private int sent;

              @Override
              public void hurry(boolean soon) {
                isHurried = soon;
              }

              @Override
              public void reset(Collection<String> processes) throws AdapterFailure {
                sent = 0;
                super.reset(processes);
              }

              @Override
              public Optional<Event> ask(Event request) throws AdapterFailure {
                sent += request.operation() == Operation.SEND ? 1 : 0;
                if (request.operation() == Operation.RECV && (isHurried || sent > 1)) {
                  throw new AdapterFailure("hangs");
                }
                return super.ask(request);
              }
            };

    ReplayResult report =
        new Replay(source, SETTINGS, progress -> {}, (name, trace) -> {}).run(EXAMPLES);

    assertThat(report.findings()).isNotEmpty();
    for (Finding found : report.findings()) {
      assertThat(found.trace().stream().filter(each -> each.operation() == Operation.SEND))
          .hasSizeGreaterThan(1);
    }
  }

  /**
   * Two adapters, one of them slow: which trace is done first depends on it, the report does not.
   */
  @ParameterizedTest
  @EnumSource(
      mode = Mode.INCLUDE,
      names = {
        "OPTION_IS_NOT_SET",
        "CLOSED_DESCRIPTOR_WORKS",
        "NOTHING_IS_SIGNALLED",
        "RECV_DOES_NOT_RETURN"
      })
  @Tag("long")
  void reportIsTheSameHoweverManyWork(PlantedFault fault) throws Exception {
    List<String> reports = new ArrayList<>();
    for (int jobs = 1; jobs <= 3; jobs++) {
      Settings settings = new Settings(ProfileSetting.ANY, Duration.ofMillis(2), jobs, 1, false);
      AtomicInteger opened = new AtomicInteger();
      AdapterSource source =
          () -> {
            Adapter adapter = fault.open();
            return opened.getAndIncrement() % 2 == 0 ? adapter : new Slow(adapter);
          };
      reports.add(
          new Replay(source, settings, progress -> {}, (name, trace) -> {})
              .run(named())
              .toString());
    }

    assertThat(reports.get(1)).isEqualTo(reports.get(0));
    assertThat(reports.get(2)).isEqualTo(reports.get(0));
  }

  /** Of a call that never does what it should the rest would be made anew each time. */
  @Test
  void callThatAlwaysDeviatesIsLeftOutInTime() throws Exception {
    List<Program> programs = examples("random-");

    ReplayResult report = replay(PlantedFault.OPTION_IS_NOT_SET, programs);

    assertThat(report.traces()).isEqualTo(programs.size());
    assertThat(report.leftOut()).isPositive();
    assertThat(report.rules().get("OPT-1").failed()).isBetween(3L, 100L);
  }

  /** Each trace conforms, but not all of them are those of one implementation. */
  @Test
  void contradictionIsShrunk() throws Exception {
    Behaviour consistent = Behaviour.windows().with(DisputedPoint.U10, "notified");
    Behaviour other = consistent.with(DisputedPoint.U10, "silent");
    AdapterSource source =
        () ->
            new Wrapped(consistent) {
              @Override
              public void reset(Collection<String> processes) throws AdapterFailure {
                reference = Wrapped.reference(processes.contains("B") ? other : consistent);
                super.reset(processes);
              }
            };

    ReplayResult report =
        new Replay(source, SETTINGS, progress -> {}, (name, trace) -> {}).run(EXAMPLES);

    assertThat(report.findings()).isEmpty();
    assertThat(report.conforms()).isFalse();
    Contradiction found =
        report.contradictions().stream()
            .filter(each -> each.point().equals("U10"))
            .findFirst()
            .orElseThrow();
    assertThat(found.traces()).isPositive();
    assertThat(found.trace()).hasSizeLessThanOrEqualTo(MOST_STEPS);
    assertThat(report.inconsistent()).containsEntry("U10", Set.of("notified", "silent"));
    assertThat(report.consistent()).doesNotContainKey("U10").containsKey("U1");
  }

  /** A busy machine may answer too late, but not each time. */
  @Test
  void whatDoesNotShowAgainIsNoFinding() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    AdapterSource source =
        () ->
            new Wrapped(Behaviour.windows()) {
              @Override
              public Optional<Event> ask(Event request) throws AdapterFailure {
                Optional<Event> answer = super.ask(request);
                boolean isWrong =
                    request.operation() == Operation.GET_OPTION && asked.incrementAndGet() == 20;
                return isWrong ? Optional.of(request.withError("WSAEACCES")) : answer;
              }
            };

    ReplayResult report =
        new Replay(source, SETTINGS, progress -> {}, (name, trace) -> {}).run(EXAMPLES);

    assertThat(report.findings()).isEmpty();
    assertThat(report.once()).isEqualTo(1);
    assertThat(report.conforms()).isTrue();
    assertThat(report.rules().values()).noneMatch(count -> count.failed() != 0);
  }

  /** Takes its time. */
  private record Slow(Adapter adapter) implements Adapter {
    @Override
    public void reset(Collection<String> processes) throws AdapterFailure {
      LockSupport.parkNanos(300_000);
      adapter.reset(processes);
    }

    @Override
    public Optional<Event> ask(Event request) throws AdapterFailure {
      return adapter.ask(request);
    }

    @Override
    public void close() {
      adapter.close();
    }
  }
}
