package sharedsockets.jpf;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parsed output of Java PathFinder: its own words, and the lines of the program that it ran.
 *
 * <p>It can report that there was no error without having run anything, and it exits with 0 where
 * it found one: what it says is believed only together with what the program says.
 */
final class PathFinderOutput {
  private static final Pattern STATES = Pattern.compile("states: +new=(\\d+),.*,end=(\\d+)");
  private static final Pattern CONSTRAINTS = Pattern.compile("search: +.*constraints=(\\d+).*");
  private static final Pattern ERROR = Pattern.compile("error #1: (\\S+) ?(.*)");
  private static final Pattern PROGRAMS = Pattern.compile("PROGRAMS (\\d+)(?: OF (\\d+))?");
  private static final Pattern PROGRAM = Pattern.compile("PROGRAM (\\d+) (.*)");
  private static final Pattern BEFORE = Pattern.compile("BEFORE (\\d+) (.*)");
  private static final Pattern ACTIONS = Pattern.compile("ACTIONS (\\d+)");
  private static final Pattern ACTION = Pattern.compile("ACTION \\d+ (.*)");
  private static final Pattern VIOLATED = Pattern.compile("VIOLATED (.*)");
  private static final Pattern THROWN = Pattern.compile("THROWN (.*)");
  private static final Pattern OUTCOME = Pattern.compile("OUTCOME (\\d+) (.*)");

  private final Map<Integer, String> programs = new TreeMap<>();

  /** By program, what came of the steps before its threads, the same in all its outcomes. */
  private final Map<Integer, String> before = new TreeMap<>();

  private final Map<Integer, Set<String>> outcomes = new TreeMap<>();
  private final Set<String> actions = new LinkedHashSet<>();
  private final OutcomeJudge judge;
  private Optional<HarnessFinding> refuted = Optional.empty();
  private int declared;
  private int available;
  private int declaredActions;
  private long states;
  private long ends;
  private long constraints;
  private boolean saysNoErrors;

  /** What the program itself says is wrong. */
  private String violated;

  private String error;
  private String trouble;
  private boolean isInError;
  private final StringBuilder details = new StringBuilder();

  /** Of a run that has not begun; its outcomes are judged as they come. */
  PathFinderOutput(OutcomeJudge judge) {
    this.judge = judge;
  }

  /** Takes the next line. */
  void line(String line) {
    Matcher m;
    if ((m = OUTCOME.matcher(line)).matches()) {
      outcome(Integer.valueOf(m.group(1)), m.group(2));
    } else if ((m = BEFORE.matcher(line)).matches()) {
      before.put(Integer.valueOf(m.group(1)), m.group(2));
    } else if ((m = PROGRAM.matcher(line)).matches()) {
      programs.put(Integer.valueOf(m.group(1)), m.group(2));
    } else if ((m = PROGRAMS.matcher(line)).matches()) {
      declared = Integer.parseInt(m.group(1));
      available = m.group(2) == null ? declared : Integer.parseInt(m.group(2));
    } else if ((m = ACTIONS.matcher(line)).matches()) {
      declaredActions = Integer.parseInt(m.group(1));
    } else if ((m = ACTION.matcher(line)).matches()) {
      actions.add(m.group(1));
    } else if ((m = VIOLATED.matcher(line)).matches()) {
      violated = m.group(1) + " violated";
    } else if ((m = THROWN.matcher(line)).matches()) {
      violated = m.group(1);
    } else if ((m = STATES.matcher(line)).matches()) {
      states = Long.parseLong(m.group(1));
      ends = Long.parseLong(m.group(2));
    } else if ((m = CONSTRAINTS.matcher(line)).matches()) {
      constraints = Long.parseLong(m.group(1));
    } else if ((m = ERROR.matcher(line)).matches()) {
      error = m.group(1).substring(m.group(1).lastIndexOf('.') + 1);
    } else if (line.equals("no errors detected")) {
      saysNoErrors = true;
    } else if (line.startsWith("[SEVERE]") && trouble == null) {
      trouble = line;
    }
    if (line.startsWith("=====")) {
      isInError = line.contains(" error ");
    } else if ((isInError || violated != null) && details.length() < 2000) {
      details.append(line).append('\n');
    }
  }

  private void outcome(Integer program, String results) {
    String outcome = (before.getOrDefault(program, "") + results).strip();
    Set<String> known = outcomes.computeIfAbsent(program, unseen -> new LinkedHashSet<>());
    if (known.add(outcome) && refuted.isEmpty()) {
      refuted = judge.judge(programs.get(program), outcome);
    }
  }

  /** Whether an outcome was found wrong, so that no more need be read. */
  boolean isRefuted() {
    return refuted.isPresent();
  }

  /** The programs, by number, as JSON. */
  Map<Integer, String> programs() {
    return programs;
  }

  /** The distinct outcomes of each program. */
  Map<Integer, Set<String>> outcomes() {
    return outcomes;
  }

  long states() {
    return states;
  }

  /** How many programs reached their end; or actions of the specification have happened. */
  int programCount() {
    return outcomes.size() + actions.size();
  }

  /** How many programs there are; or actions of the specification. */
  int availableCount() {
    return available + declaredActions;
  }

  /** How many outcomes of programs there are in all; or ends of sequences of actions. */
  long outcomeCount() {
    return declaredActions > 0 ? ends : outcomes.values().stream().mapToLong(Set::size).sum();
  }

  /** The first wrong outcome, or the property that Java PathFinder found violated; or nothing. */
  Optional<HarnessFinding> finding() {
    if (error == null || isRefuted()) {
      return refuted;
    }
    String lines = details.toString().strip();
    if (violated != null) {
      return Optional.of(HarnessFinding.ofTheCode(violated, lines));
    }
    return Optional.of(
        switch (error) {
          case "NotDeadlockedProperty" -> HarnessFinding.ofTheCode("deadlock", lines);
          case "PreciseRaceDetector" -> HarnessFinding.ofTheCode("data race", lines);
          case "NoUncaughtExceptionsProperty" -> HarnessFinding.ofTheHarness("exception", lines);
          default -> HarnessFinding.ofTheHarness(error, lines);
        });
  }

  /** Why it cannot be believed that everything was run, or nothing. */
  Optional<String> incomplete() {
    if (trouble != null) {
      return Optional.of(trouble);
    } else if (!saysNoErrors) {
      return Optional.of("Java PathFinder did not reach its end");
    } else if (declaredActions > 0) {
      return incompleteActions();
    } else if (declared == 0) {
      return Optional.of("no program was run");
    } else if (outcomes.size() < declared) {
      return Optional.of(
          "%d of %d programs did not reach their end"
              .formatted(declared - outcomes.size(), declared));
    } else if (constraints > 0) {
      return Optional.of(cutShort());
    }
    return Optional.empty();
  }

  private Optional<String> incompleteActions() {
    if (actions.size() < declaredActions) {
      return Optional.of(
          "%d of %d actions never happened"
              .formatted(declaredActions - actions.size(), declaredActions));
    } else if (ends == 0) {
      return Optional.of("no sequence reached its end");
    } else if (constraints > 0) {
      return Optional.of(cutShort());
    }
    return Optional.empty();
  }

  private String cutShort() {
    return "the search was cut short %d times".formatted(constraints);
  }
}
