package sharedsockets.jpf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Planted outputs of Java PathFinder: none is installed for this. */
final class PathFinderOutputTest {
  private static final String CLOSE_TWICE =
      """
      PROGRAMS 1
      PROGRAM 0 {"text":"","steps":[\
      {"slot":0,"thread":0,"process":"A","call":"socket","args":{"type":"SOCK_STREAM"}},\
      {"slot":1,"thread":1,"process":"A","call":"closesocket","args":{"s":{"made":0}}},\
      {"slot":2,"thread":2,"process":"A","call":"closesocket","args":{"s":{"made":0}}}]}
      """;
  private static final String CLEANED_UP =
      """
      PROGRAMS 1
      PROGRAM 0 {"text":"","steps":[\
      {"slot":0,"thread":0,"process":"A","call":"socket","args":{"type":"SOCK_STREAM"}},\
      {"slot":1,"thread":1,"process":"A","call":"WSACleanup","args":{}},\
      {"slot":2,"thread":2,"process":"A","call":"%s","args":{%s}},\
      {"slot":3,"thread":3,"process":"A","call":"ExitProcess","args":{}}]}
      """;
  private static final String CLEAN_END =
      """
      ====================================================== results
      no errors detected

      ====================================================== statistics
      states:             new=57,visited=48,backtracked=105,end=8
      search:             maxDepth=20,constraints=0
      """;

  private static PathFinderOutput report(String... parts) {
    PathFinderOutput report = new PathFinderOutput(new OutcomeJudge());
    String.join("", parts).lines().forEach(report::line);
    return report;
  }

  private static HarnessResult result(Optional<String> fault, PathFinderOutput report) {
    Harness harness =
        new Harness(Path.of("x.jpf"), "x", fault, Optional.empty(), Set.of(), false, 1);
    return HarnessResult.of(harness, fault, report, Duration.ZERO);
  }

  @Test
  void acceptsWhatIsLinearizable() {
    PathFinderOutput report =
        report(
            CLOSE_TWICE,
            "OUTCOME 0 0=\"d4\" 1=0@0,0 2=!WSAENOTSOCK@0,0 \n",
            "OUTCOME 0 0=\"d4\" 1=!WSAENOTSOCK@0,1 2=0@0,0 \n",
            CLEAN_END);
    HarnessResult result = result(Optional.empty(), report);
    assertThat(result.verdict()).isEqualTo("clean");
    assertThat(result.isAsExpected()).isTrue();
    assertThat(result.states()).isEqualTo(57);
    assertThat(result.outcomes()).isEqualTo(2);
  }

  @Test
  void refusesTwoClosesOfOneDescriptor() {
    PathFinderOutput report =
        report(CLOSE_TWICE, "OUTCOME 0 0=\"d4\" 1=0@0,0 2=0@0,0 \n", CLEAN_END);
    HarnessResult result = result(Optional.empty(), report);
    assertThat(result.verdict()).isEqualTo("not linearizable");
    assertThat(result.explanation()).contains("CLS-1");
    assertThat(result(Optional.of("f"), report).isAsExpected()).isTrue();
  }

  @Test
  void whatIsBeforeTheThreadsIsToldOnce() {
    PathFinderOutput report =
        report(
            CLOSE_TWICE,
            "BEFORE 0 0=\"d4\" \n",
            "OUTCOME 0 1=0@0,0 2=!WSAENOTSOCK@0,0 \n",
            "OUTCOME 0 1=0@0,0 2=0@0,0 \n",
            CLEAN_END);
    assertThat(report.outcomes().get(0)).contains("0=\"d4\" 1=0@0,0 2=!WSAENOTSOCK@0,0");
    HarnessResult result = result(Optional.empty(), report);
    assertThat(result.verdict()).isEqualTo("not linearizable");
    assertThat(result.explanation()).contains("CLS-1");
  }

  @Test
  void holdsToRealTime() {
    PathFinderOutput report =
        report(CLOSE_TWICE, "OUTCOME 0 0=\"d4\" 1=!WSAENOTSOCK@0,0 2=0@1,0 \n", CLEAN_END);
    assertThat(result(Optional.empty(), report).verdict()).isEqualTo("not linearizable");
  }

  @Test
  void refusesAnExitedProcessThatHasNotExited() {
    PathFinderOutput report =
        report(CLOSE_TWICE, "OUTCOME 0 0=\"d4\" 1=!WSANOTINITIALISED@0,0 2=0@0,0 \n", CLEAN_END);
    assertThat(result(Optional.empty(), report).verdict()).isEqualTo("not linearizable");
  }

  @Test
  void acceptsCallsThatFailAfterACleanupAndBeforeAnExit() {
    String closes = CLEANED_UP.formatted("closesocket", "\"s\":{\"made\":0}");
    PathFinderOutput report =
        report(closes, "OUTCOME 0 0=\"d4\" 1=0@0,0 2=!WSANOTINITIALISED@0,0 3=0 \n", CLEAN_END);
    assertThat(result(Optional.empty(), report).verdict()).isEqualTo("clean");
  }

  @Test
  void acceptsThatAProcessWhichHasCleanedUpAndExitedAnswersNothing() {
    String exits = CLEANED_UP.formatted("ExitProcess", "");
    PathFinderOutput report =
        report(exits, "OUTCOME 0 0=\"d4\" 1=0@0,0 2=0@0,0 3=!WSANOTINITIALISED \n", CLEAN_END);
    assertThat(result(Optional.empty(), report).verdict()).isEqualTo("clean");
  }

  @Test
  void believesNoEndThatWasNotReached() {
    assertThat(result(Optional.empty(), report(CLEAN_END)).verdict())
        .isEqualTo("no program was run");
    assertThat(result(Optional.empty(), report(CLOSE_TWICE, CLEAN_END)).isAsExpected()).isFalse();
    assertThat(result(Optional.empty(), report()).verdict())
        .isEqualTo("Java PathFinder did not reach its end");
    String cut = CLEAN_END.replace("constraints=0", "constraints=2");
    PathFinderOutput report =
        report(CLOSE_TWICE, "OUTCOME 0 0=\"d4\" 1=0@0,0 2=!WSAENOTSOCK@0,0 \n", cut);
    assertThat(result(Optional.empty(), report).verdict())
        .isEqualTo("the search was cut short 2 times");
    assertThat(result(Optional.of("f"), report).verdict()).startsWith("NOT FOUND");
  }

  @Test
  void countsSequencesAndActions() {
    String actions = "ACTIONS 2\nACTION 0 OpenSocket\nACTION 1 CloseSocket\n";
    HarnessResult result = result(Optional.empty(), report(actions, CLEAN_END));
    assertThat(result.verdict()).isEqualTo("clean");
    assertThat(result.programs()).isEqualTo(2);
    assertThat(result.outcomes()).isEqualTo(8);
    String one = "ACTIONS 2\nACTION 0 OpenSocket\nACTION 0 OpenSocket\n";
    assertThat(result(Optional.empty(), report(one, CLEAN_END)).verdict())
        .isEqualTo("1 of 2 actions never happened");
    String noEnd = CLEAN_END.replace("end=8", "end=0");
    assertThat(result(Optional.empty(), report(actions, noEnd)).verdict())
        .isEqualTo("no sequence reached its end");
  }

  @Test
  void namesTheInvariantThatIsViolated() {
    String end =
        """
        VIOLATED TypeOK
          OpenSocket(A, SOCK_STREAM, 4, 1)
        ====================================================== error 1
        gov.nasa.jpf.vm.NoUncaughtExceptionsProperty
        ====================================================== results
        error #1: gov.nasa.jpf.vm.NoUncaughtExceptionsProperty "…"
        """;
    HarnessResult result = result(Optional.empty(), report("ACTIONS 1\n", end));
    assertThat(result.verdict()).isEqualTo("TypeOK violated");
    assertThat(result.explanation()).contains("OpenSocket(A, SOCK_STREAM, 4, 1)");
    assertThat(result(Optional.of("f"), report("ACTIONS 1\n", end)).verdict())
        .isEqualTo("found: TypeOK violated");
  }

  @Test
  void namesDeadlocksAndRaces() {
    String end =
        """
        ====================================================== error 1
        gov.nasa.jpf.listener.PreciseRaceDetector
        race for field X.y
        ====================================================== results
        error #1: gov.nasa.jpf.%s "…"
        """;
    HarnessResult race =
        result(
            Optional.empty(), report(CLOSE_TWICE, end.formatted("listener.PreciseRaceDetector")));
    assertThat(race.verdict()).isEqualTo("data race");
    assertThat(race.explanation()).contains("race for field X.y");
    assertThat(
            result(Optional.of("f"), report(CLOSE_TWICE, end.formatted("vm.NotDeadlockedProperty")))
                .verdict())
        .isEqualTo("found: deadlock");
  }

  @Test
  void aHarnessThatCannotGoOnShowsNoPlantedFault() {
    String end =
        """
        ====================================================== error 1
        gov.nasa.jpf.vm.NoUncaughtExceptionsProperty
        java.lang.NoClassDefFoundError: sharedsockets/winsock/Waiting
        ====================================================== results
        error #1: gov.nasa.jpf.vm.NoUncaughtExceptionsProperty "…"
        """;
    HarnessResult start = result(Optional.of("f"), report(CLOSE_TWICE, end));
    assertThat(start.isAsExpected()).isFalse();
    assertThat(start.verdict()).isEqualTo("NOT FOUND: exception");
    assertThat(start.explanation()).contains("NoClassDefFoundError");
    HarnessResult call =
        result(Optional.of("f"), report(CLOSE_TWICE, "THROWN recv throws X\n", end));
    assertThat(call.isAsExpected()).isTrue();
    assertThat(call.verdict()).isEqualTo("found: recv throws X");
    HarnessResult unreadable =
        result(
            Optional.of("f"),
            report(CLOSE_TWICE, "OUTCOME 0 0=\"d4\" 1=0@0,1 2=0@1,0 \n", CLEAN_END));
    assertThat(unreadable.verdict()).isEqualTo("NOT FOUND: unreadable outcome");
  }

  @Test
  void findsTheInstallationThatIsNamed(@TempDir Path folder) throws Exception {
    assertThat(Installation.find(null, folder)).isEmpty();
    Path core = Files.createDirectories(folder.resolve("jpf-core/build"));
    Files.createDirectories(folder.resolve(".jpf"));
    Files.writeString(folder.resolve(".jpf/site.properties"), "jpf-core = ${user.home}/jpf-core\n");
    assertThatThrownBy(() -> Installation.find(null, folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("site.properties")
        .hasMessageContaining("no build/RunJPF.jar");
    for (String jar : List.of("RunJPF.jar", "jpf.jar", "jpf-annotations.jar")) {
      Files.createFile(core.resolve(jar));
    }
    assertThat(Installation.find(null, folder)).isPresent();
    assertThat(Installation.find(core.getParent().toString(), Path.of("/"))).isPresent();
    assertThatThrownBy(() -> Installation.find(folder.toString(), Path.of("/")))
        .hasMessageContaining("JPF_HOME is " + folder);
  }

  @Test
  void aDefaultThatWasReadBeforeDoesNotSuitWhatIsReadLater() {
    String program =
        """
        PROGRAMS 1 OF 3
        PROGRAM 0 {"text":"","steps":[\
        {"slot":0,"thread":0,"process":"A","call":"socket","args":{"type":"SOCK_STREAM"}},\
        {"slot":1,"thread":0,"process":"A","call":"getsockopt",\
        "args":{"s":{"made":0},"option":"SO_RCVBUF"}},\
        {"slot":2,"thread":1,"process":"A","call":"getsockopt","method":"WinsockProcess.getsockopt",\
        "args":{"s":{"made":0},"option":"SO_RCVBUF"}},\
        {"slot":3,"thread":2,"process":"A","call":"closesocket","args":{"s":{"made":0}}}]}
        """;
    String late = "2=5@0,0 3=0@0,0 \n";
    HarnessResult known =
        result(Optional.empty(), report(program, "OUTCOME 0 0=\"d4\" 1=65536 " + late, CLEAN_END));
    assertThat(known.verdict()).isEqualTo("not linearizable");
    HarnessResult floats =
        result(Optional.empty(), report(program, "OUTCOME 0 0=\"d4\" " + late, CLEAN_END));
    assertThat(floats.verdict()).isEqualTo("clean");
    assertThat(floats.programs()).isEqualTo(1);
    assertThat(floats.available()).isEqualTo(3);
    assertThat(floats.methods()).containsExactly("WinsockProcess.getsockopt");
    assertThat(PublicMethods.row(List.of(floats)).verdict())
        .startsWith("no thread calls Network.connect, Network.peer, Peer.close")
        .doesNotContain("getsockopt");
  }
}
