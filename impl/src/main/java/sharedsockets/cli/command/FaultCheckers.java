package sharedsockets.cli.command;

import static sharedsockets.matrix.FaultChecker.inFront;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sharedsockets.cli.verify.FinishedCheck;
import sharedsockets.cli.verify.ImplementationCheck;
import sharedsockets.jpf.Installation;
import sharedsockets.matrix.Discovery;
import sharedsockets.matrix.FaultChecker;
import sharedsockets.model.check.Configuration;
import sharedsockets.model.check.InvalidModel;
import sharedsockets.model.check.Models;
import sharedsockets.model.check.Size;
import sharedsockets.model.system.ChildProcess;
import sharedsockets.oracle.ProfileSetting;
import sharedsockets.suite.Suite;
import sharedsockets.suite.SuiteFolder;
import sharedsockets.suite.SuitePlan;

/**
 * The checkers of the reference implementation that look for planted faults, in a checkout that has
 * been built.
 */
final class FaultCheckers {
  /** The oracle with the traces of generate-suite for the small models. */
  static final String SUITE = "suite";

  /** Every transition of the small models. */
  private static final String TRANSITIONS = "transitions";

  private static final String LINCHECK = "lincheck";
  private static final String JPF = "jpf";
  private static final String JAZZER = "jazzer";

  /** The reference implementation's own. */
  private static final String TESTS = "tests";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern CALLS = Pattern.compile("(?m)^(\\d+) calls$");
  private static final Pattern FOUND_BY = Pattern.compile("(?m)^found by (.*)$");

  private final Path root;
  private final Path scratch;
  private final Duration limit;

  /**
   * The checkers of a checkout.
   *
   * @param scratch a folder for what they need
   * @param limit for how long Jazzer is to try
   */
  FaultCheckers(Path root, Path scratch, Duration limit) {
    this.root = root.toAbsolutePath().normalize();
    this.scratch = scratch;
    this.limit = limit;
  }

  /** All, whether they can run here or not. */
  List<FaultChecker> all(Models models) {
    return List.of(suite(), transitions(models), lincheck(), pathFinder(), jazzer(), tests());
  }

  /** Makes what the checker called {@value #SUITE} replays. */
  void makeSuite(Models models) throws IOException, InvalidModel {
    SuitePlan plan =
        new SuitePlan(
            Suite.configurations(models, List.of(Size.SMALL)),
            ProfileSetting.of("windows"),
            false,
            SuitePlan.READABLE);
    SuiteFolder folder = SuiteFolder.create(suiteFolder());
    for (Configuration model : plan.models()) {
      folder.write(Suite.generate(models, model, plan).traces());
    }
  }

  private Path suiteFolder() {
    return scratch.resolve("suite");
  }

  private FaultChecker suite() {
    return new FaultChecker(
        SUITE,
        1,
        Optional.empty(),
        root,
        (fault, classes) ->
            command(
                classes,
                "replay",
                "--adapter",
                "reference",
                "--jobs",
                "1",
                "--fail-fast",
                // It is a hang if it is in this process, and each is tried often.
                "--timeout",
                "2",
                "--format",
                "json",
                suiteFolder().toString()),
        output -> {
          JsonNode finding = json(output).path("findings").path(0);
          return discovery(finding, finding.path("trace").size(), finding.path("summary"));
        });
  }

  private FaultChecker transitions(Models models) {
    return new FaultChecker(
        TRANSITIONS,
        1,
        Optional.empty(),
        root,
        (fault, classes) -> {
          List<String> command =
              command(
                  classes,
                  "check-implementation",
                  "--fail-fast",
                  "--workers",
                  "1",
                  "--format",
                  "json");
          ImplementationCheck.suitable(models, Size.SMALL)
              .forEach(model -> command.add(model.name()));
          return command;
        },
        output -> {
          for (JsonNode model : json(output).path("models")) {
            if (model.has("call")) {
              return discovery(model, model.path("path").size() + 1, model.path("call"));
            }
          }
          return Optional.empty();
        });
  }

  private FaultChecker lincheck() {
    return new FaultChecker(
        LINCHECK,
        1,
        missing(root.resolve("impl/target/checkers.classpath"), "make jar"),
        root,
        (fault, classes) ->
            java(
                inFront(classes, testClassPath()),
                // Random scenarios take longer than all that are written down.
                List.of("-XX:-PrintWarnings", "-XX:TieredStopAtLevel=1", "-Dlincheck.iterations=0"),
                "sharedsockets.lincheck.LincheckMain",
                "clean",
                fault),
        output -> {
          Matcher calls = CALLS.matcher(output);
          return failed(output)
              .map(
                  what ->
                      new Discovery(
                          calls.find()
                              ? OptionalInt.of(Integer.parseInt(calls.group(1)))
                              : OptionalInt.empty(),
                          what));
        });
  }

  private FaultChecker pathFinder() {
    return new FaultChecker(
        JPF,
        1,
        missingPathFinder(),
        root,
        (fault, classes) ->
            command(
                classes,
                "check-interleavings",
                "--implementation",
                classes.toString(),
                "--fault",
                fault),
        output -> first(FOUND_BY, output).map(what -> new Discovery(OptionalInt.empty(), what)));
  }

  private Optional<String> missingPathFinder() {
    try {
      return Installation.find().isPresent()
          ? missing(root.resolve("impl/target/test-classes"), "make jar")
          : Optional.of(Installation.howToName());
    } catch (IOException e) {
      return Optional.of(e.getMessage());
    }
  }

  private FaultChecker jazzer() {
    Path target = root.resolve("fuzz/target");
    Path classPath = target.resolve("fuzz.classpath");
    return new FaultChecker(
        JAZZER,
        2,
        missing(classPath, "make jar"),
        root,
        (fault, classes) ->
            java(
                target.resolve("classes") + File.pathSeparator + contents(classPath),
                List.of(),
                "sharedsockets.fuzz.Hunt",
                "--classes",
                classes.toString(),
                "--seconds",
                // It is ended by processor time, than which the time that passes is longer.
                String.valueOf(limit.multipliedBy(20).toSeconds()),
                "--findings",
                scratch.resolve("findings-" + fault).toString()),
        output -> {
          JsonNode found = json(output);
          return discovery(found, found.path("calls").asInt(), found.path("target"));
        });
  }

  private FaultChecker tests() {
    Path folder = root.resolve("impl/winsock");
    Path tests = folder.resolve("target/test-classes");
    return new FaultChecker(
        TESTS,
        1,
        missing(tests, "make jar"),
        folder,
        (fault, classes) ->
            java(
                inFront(classes, tests + File.pathSeparator + testClassPath()),
                List.of("-XX:TieredStopAtLevel=1"),
                "sharedsockets.matrix.UnitTests",
                tests.toString()),
        output -> failed(output).map(what -> new Discovery(OptionalInt.empty(), what)));
  }

  private static Optional<String> missing(Path file, String command) {
    return Files.exists(file)
        ? Optional.empty()
        : Optional.of("there is no " + file + ": run " + command);
  }

  private static List<String> command(Path classes, String... arguments) {
    return java(
        inFront(classes, System.getProperty("java.class.path")),
        List.of(),
        Main.class.getName(),
        arguments);
  }

  private static List<String> java(
      String classPath, List<String> options, String main, String... arguments) {
    List<String> all = new ArrayList<>(List.of("-XX:+UseSerialGC"));
    all.addAll(options);
    all.addAll(List.of("-cp", classPath, main));
    all.addAll(List.of(arguments));
    return ChildProcess.java(all);
  }

  private String testClassPath() {
    return String.join(
        File.pathSeparator,
        root.resolve("impl/target/test-classes").toString(),
        root.resolve("impl/target/classes").toString(),
        contents(root.resolve("impl/target/checkers.classpath")));
  }

  private static String contents(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode json(String output) {
    try {
      return JSON.readTree(output);
    } catch (JsonProcessingException e) {
      return JSON.missingNode();
    }
  }

  private static Optional<Discovery> discovery(JsonNode found, int calls, JsonNode what) {
    return calls == 0
        ? Optional.empty()
        : Optional.of(
            new Discovery(
                OptionalInt.of(calls), found.path("rules").toString() + " " + what.asText()));
  }

  private static Optional<String> failed(String output) {
    return output
        .lines()
        .flatMap(line -> FinishedCheck.read(line).stream())
        .filter(check -> !check.isPassed())
        .map(FinishedCheck::subject)
        .findFirst();
  }

  private static Optional<String> first(Pattern pattern, String output) {
    Matcher found = pattern.matcher(output);
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }
}
